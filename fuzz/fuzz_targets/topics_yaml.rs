//! topics.yaml, and the variables in a configuration.
#![no_main]

use helixctl_core::spec::{Source, read};
use helixctl_core::yaml::interpolate;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    for environment in [None, Some("dev")] {
        let (desired, problems) = read(&[Source { name: "t.yaml".to_owned(), bytes: data.to_vec() }], environment);
        assert_eq!(desired.is_none(), problems.has_errors());
    }
    let _ = interpolate(&String::from_utf8_lossy(data), &|name| Some(name.to_lowercase()));
});
