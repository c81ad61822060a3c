//! `helixctl config`: what is in force, and where it comes from.
