//! Topics by a plan: the same for apply, create, alter and delete.

use crate::apply::Manner;
use crate::commands::carry_out::{Carried, ConsentArgs, Undertaking, carry_out};
use crate::commands::passwords;
use crate::context::Context;
use crate::error::Result;
use crate::exit::Exit;
use crate::gate::Client;
use crate::output::{AppliedView, PlanView};
use crate::plan::Plan;

/// What `topics.yaml` or the command line wants of topics and principals.
struct Declared;

impl Undertaking for Declared {
    fn show(&self, plan: &Plan, context: &mut Context) -> Result<()> {
        context.ui.answer(&PlanView::new(plan))
    }

    fn prepare(&self, plan: &Plan, context: &mut Context) -> Result<Manner> {
        Ok(Manner { passwords: passwords::collect(plan, context)?, ..Manner::default() })
    }

    fn report(&self, plan: &Plan, carried: &Carried, context: &mut Context) -> Result<Exit> {
        // People have read already that there is nothing to do.
        if !plan.changes.is_empty() || context.ui.format().is_machine() {
            context.ui.answer(&AppliedView::new(plan, &carried.applied, carried.took))?;
        }
        Ok(carried.applied.exit(plan))
    }
}

/// Shows the plan, asks, carries it out and shows the result.
pub(super) async fn declared(plan: &Plan, client: &Client, args: &ConsentArgs, context: &mut Context) -> Result<Exit> {
    carry_out(plan, client, args, &Declared, context).await
}
