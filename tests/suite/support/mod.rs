//! What the tests stand on: the binary run in a clean environment, and real clusters that end with the test process.

pub mod broker;
pub mod case;
pub mod certificates;
pub mod cli;
pub mod fake;
pub mod ledger;
pub mod login;
pub mod peer;
pub mod records;
pub mod secure;
pub mod secured;
pub mod terminal;
pub mod wire;

pub use broker::{cluster_of_three, shared};
pub use cli::Run;
pub use secure::{Secure, secure, secure_alone};
pub use secured::{SecuredCluster, secured};

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

/// A name that no other test uses.
pub fn unique(prefix: &str) -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    format!("{prefix}-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed))
}

/// Waits until `condition` holds; fails after a minute, saying what was waited for.
pub fn eventually(what: &str, mut condition: impl FnMut() -> bool) {
    let deadline = Instant::now() + Duration::from_secs(60);
    while !condition() {
        assert!(Instant::now() < deadline, "waited a minute for: {what}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// Far beyond what anything takes that ends by itself, also on a machine at a load of 16: whoever waits for more hangs.
pub const NOT_HANGING: Duration = Duration::from_secs(120);
