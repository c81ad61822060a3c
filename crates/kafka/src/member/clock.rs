//! The time of a membership. It goes on while the machine is suspended, since sessions do too.

use helixctl_core::member::Moment;

/// Time since the machine was started.
#[cfg(target_os = "linux")]
pub(super) fn now() -> Moment {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::Boottime);
    Moment::new(u64::try_from(time.tv_sec).unwrap_or(0), u32::try_from(time.tv_nsec).unwrap_or(0))
}

/// Time since the first look; other systems' steady clocks may stand still in a suspended machine.
#[cfg(not(target_os = "linux"))]
pub(super) fn now() -> Moment {
    static START: std::sync::OnceLock<std::time::Instant> = std::sync::OnceLock::new();
    START.get_or_init(std::time::Instant::now).elapsed() + Moment::from_secs(1)
}
