// The processes of a client side by side, and the red flags that help to choose the first.
import { byId } from "../parts";

export const portfolioWords = {
  portfolio: {
    title: "Processes",
    lead: "Where each process stands, and which one calls for attention first.",
    none: "There are no processes yet.",
    noOwner: "No owner named",
    unknown: "Not all times are known yet",
    stages: byId({
      unmapped: "Not mapped",
      current: "Current state",
      future: "Future state",
      agreed: "Agreed",
      live: "Live",
      review_due: "Review due",
    }),
    columns: byId({
      title: "Process",
      stage: "Stage",
      lead_time: "Lead time",
      process_time: "Work",
      cost_per_item: "Cost per item",
      flags: "Red flags",
      next_review: "Next review and actions",
    }),
    flagCount: (count: number): string => (count === 1 ? "red flag" : "red flags"),
    flags: byId({
      waiting: "More than 95 % of the lead time is waiting",
      wrong: "Fewer than 80 % go through right the first time",
      handoffs: "Five hand-offs or more",
      overload: "Somebody has more work than time",
      approvals: "The same thing is approved twice",
      gaps: "Times are missing",
      unowned: "Nobody owns it",
    }),
    told: byId({
      complaints: "Customers complain",
      late: "Deadlines are missed",
      wrong: "Much comes back wrong",
      backlog: "The backlog does not shrink",
      unowned: "Nobody feels responsible",
      workarounds: "People work around the rules or the system",
      one_person: "It stops when one person is away",
      growing: "The volume is growing",
    }),
    elsewhere: "Agreed elsewhere",
    toldLead: "What speaks for looking at this process first?",
    open: (count: number) => (count === 1 ? "1 open action" : `${count} open actions`),
    overdue: (count: number) => (count === 1 ? "1 action overdue" : `${count} actions overdue`),
  },
};
