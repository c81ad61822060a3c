//! After a change: waiting until the cluster shows it. The controller has it then already; brokers learn of it in milliseconds.

use std::time::Duration;

use crate::cluster::ClusterError;
use crate::context::Context;
use crate::patience::Patience;

const SHOWN_WITHIN: Duration = Duration::from_secs(10);

/// Looks until the change shows. What was done stays done: if it does not show, that is a warning.
pub async fn until_shown(mut look: impl AsyncFnMut() -> Result<bool, ClusterError>, context: &mut Context) {
    let mut patience = Patience::new(SHOWN_WITHIN);
    let why = loop {
        match look().await {
            Ok(true) => return,
            Ok(false) if patience.pause().await => {}
            Ok(false) => break "a broker still shows the old state".to_owned(),
            Err(error) => break error.to_string(),
        }
    };
    context.ui.warn(&format!("the change was made, but could not be seen: {why}"));
}
