//! The tests against real brokers.

mod sandbox;
