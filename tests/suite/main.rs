//! The tests: one binary, one module per command or promise. `support` starts what they need.

mod plan_properties;
