//! The one configuration loader, which every subcommand uses.
//!
//! Layers, lowest first: built-in values, the file (`configs/messaging.yaml`), the profile, the environment, the flags,
//! `-X property=value`. Every value keeps its origin. Mistakes are found, all of them, before a broker is contacted.
//!
//! The way through: `source` finds and parses the files, `section` and `layer` read what each layer gives, `resolve` lays
//! them over one another by the table in `setting`, `check` looks at what they mean together, `properties` hands them to
//! librdkafka.

mod broker;
mod check;
mod environment;
mod flags;
mod layer;
mod load;
mod origin;
mod password;
mod profile;
mod profiles;
mod properties;
mod resolve;
mod section;
mod setting;
mod shown;
mod source;
#[cfg(test)]
mod tests;
mod value;

use crate::secret;
pub use crate::secret::{MASK, Secret, is_secret_property};
pub use environment::Surroundings;
pub use flags::Flags;
pub use load::{Config, ProfileInfo, load};
pub use origin::Origin;
pub use password::{password_of_command, password_of_file};
pub use profiles::{ProfileSummary, forget_profile, profiles, use_profile};
pub use setting::{Kind, Role, SETTINGS, Setting, setting};
pub use shown::Shown;
pub use source::{PROJECT_FILE, USER_FILE};
