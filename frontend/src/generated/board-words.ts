// Generated from server/leanwall/core/board.py by `make codegen`. Do not edit.

export const FIELD_WORDS: { readonly [field: string]: { readonly title: string; readonly help?: string } } = {
  "board.title": {
    "title": "Title"
  },
  "board.purpose": {
    "title": "Purpose"
  },
  "board.starts_when": {
    "title": "Starts when"
  },
  "board.ends_when": {
    "title": "Ends when"
  },
  "board.customer": {
    "title": "Customer"
  },
  "board.owner": {
    "title": "Process owner"
  },
  "board.sponsor": {
    "title": "Sponsor"
  },
  "board.calendar": {
    "title": "Calendar"
  },
  "board.demand": {
    "title": "Demand"
  },
  "board.currency": {
    "title": "Currency"
  },
  "board.chosen_variant": {
    "title": "Chosen variant"
  },
  "board.locked_states": {
    "title": "Locked states"
  },
  "board.phase": {
    "title": "Phase"
  },
  "board.private": {
    "title": "Writing in private",
    "help": "New notes are hidden until the facilitator shows them."
  },
  "board.charter": {
    "title": "Charter"
  },
  "board.red_flags": {
    "title": "Red flags",
    "help": "What people say speaks for looking at this process first."
  },
  "board.freed_time_use": {
    "title": "Use of the freed time"
  },
  "calendar.hours_per_day": {
    "title": "Hours a day"
  },
  "calendar.productive_hours_per_day": {
    "title": "Productive hours a day"
  },
  "calendar.days_per_week": {
    "title": "Days a week"
  },
  "calendar.days_per_month": {
    "title": "Days a month"
  },
  "demand.quantity": {
    "title": "How many",
    "help": "Items asked for in one period."
  },
  "demand.per": {
    "title": "Per"
  },
  "charter.problem": {
    "title": "Problem"
  },
  "charter.in_scope": {
    "title": "In scope"
  },
  "charter.out_of_scope": {
    "title": "Out of scope"
  },
  "charter.targets": {
    "title": "Targets"
  },
  "charter.team": {
    "title": "Team"
  },
  "charter.suppliers": {
    "title": "Suppliers"
  },
  "charter.inputs": {
    "title": "Inputs"
  },
  "charter.process": {
    "title": "Process in five to seven words"
  },
  "charter.outputs": {
    "title": "Outputs"
  },
  "charter.customers": {
    "title": "Customers"
  },
  "lane.author": {
    "title": "Author"
  },
  "lane.created_at": {
    "title": "Created"
  },
  "lane.name": {
    "title": "Name"
  },
  "lane.people": {
    "title": "People",
    "help": "How many people share this work."
  },
  "lane.share": {
    "title": "Share of their time",
    "help": "Part of their time that this process gets; 100 % if empty."
  },
  "lane.cost_per_hour": {
    "title": "Cost per hour"
  },
  "lane.outside": {
    "title": "Outside",
    "help": "Customer, supplier or specialist outside the company."
  },
  "lane.order": {
    "title": "Order",
    "help": "Fractional key; lanes are sorted by it."
  },
  "lane.color": {
    "title": "Colour"
  },
  "lane.height": {
    "title": "Height"
  },
  "lane.collapsed": {
    "title": "Collapsed"
  },
  "note.author": {
    "title": "Author"
  },
  "note.created_at": {
    "title": "Created"
  },
  "note.state": {
    "title": "State"
  },
  "note.variant": {
    "title": "Variant"
  },
  "note.kind": {
    "title": "Kind"
  },
  "note.lane": {
    "title": "Lane"
  },
  "note.x": {
    "title": "x"
  },
  "note.y": {
    "title": "y",
    "help": "Relative to the lane."
  },
  "note.size": {
    "title": "Size",
    "help": "Width and height."
  },
  "note.color": {
    "title": "Colour"
  },
  "note.text": {
    "title": "Text"
  },
  "note.about": {
    "title": "About",
    "help": "The note this one speaks of."
  },
  "note.work": {
    "title": "Type of work"
  },
  "note.process_time": {
    "title": "Work",
    "help": "Hands-on time for one item, uninterrupted."
  },
  "note.wait_time": {
    "title": "Wait before",
    "help": "From “work is there” to first touch."
  },
  "note.duration": {
    "title": "Duration",
    "help": "First touch to hand-over; at least the work time; empty: the work time."
  },
  "note.items_waiting": {
    "title": "Items waiting",
    "help": "Counted on the spot, not computed: what lies before this step now."
  },
  "note.complete_accurate": {
    "title": "%C&A",
    "help": "Share of this step's output that the next step can use as it is."
  },
  "note.people": {
    "title": "People at once",
    "help": "1 if empty."
  },
  "note.confidence": {
    "title": "Confidence"
  },
  "note.value": {
    "title": "Value",
    "help": "VA: the customer values it; NNVA: necessary; NVA: waste."
  },
  "note.value_reason": {
    "title": "Why necessary"
  },
  "note.wastes": {
    "title": "Wastes"
  },
  "note.origins": {
    "title": "Origins",
    "help": "The current steps this future step came from."
  },
  "note.decision": {
    "title": "Decision"
  },
  "note.decision_reason": {
    "title": "Reason"
  },
  "note.decision_effect": {
    "title": "Expected effect"
  },
  "note.merge_into": {
    "title": "Merge into"
  },
  "note.quality_check": {
    "title": "Quality check",
    "help": "One check a line."
  },
  "note.instructions_url": {
    "title": "How-to link"
  },
  "note.final_check": {
    "title": "In the final check"
  },
  "note.accountable": {
    "title": "Accountable"
  },
  "note.consulted": {
    "title": "Consulted"
  },
  "note.informed": {
    "title": "Informed"
  },
  "note.hidden": {
    "title": "Hidden"
  },
  "note.locked": {
    "title": "Locked"
  },
  "link.author": {
    "title": "Author"
  },
  "link.created_at": {
    "title": "Created"
  },
  "link.state": {
    "title": "State"
  },
  "link.variant": {
    "title": "Variant"
  },
  "link.source": {
    "title": "From"
  },
  "link.target": {
    "title": "To"
  },
  "link.kind": {
    "title": "Kind"
  },
  "link.probability": {
    "title": "Share"
  },
  "link.text": {
    "title": "Label"
  },
  "variant.author": {
    "title": "Author"
  },
  "variant.created_at": {
    "title": "Created"
  },
  "variant.name": {
    "title": "Name"
  },
  "why.author": {
    "title": "Author"
  },
  "why.created_at": {
    "title": "Created"
  },
  "why.problem": {
    "title": "Problem"
  },
  "why.parent": {
    "title": "Because of"
  },
  "why.text": {
    "title": "Because"
  },
  "why.is_root": {
    "title": "Root cause"
  },
  "why.countermeasure": {
    "title": "Countermeasure"
  },
  "action.author": {
    "title": "Author"
  },
  "action.created_at": {
    "title": "Created"
  },
  "action.text": {
    "title": "What"
  },
  "action.who": {
    "title": "Who"
  },
  "action.due": {
    "title": "When"
  },
  "action.effect": {
    "title": "Expected effect"
  },
  "action.status": {
    "title": "Status"
  },
  "action.source": {
    "title": "Comes from"
  },
  "comment.author": {
    "title": "Author"
  },
  "comment.created_at": {
    "title": "Created"
  },
  "comment.about": {
    "title": "About"
  },
  "comment.parent": {
    "title": "In reply to"
  },
  "comment.text": {
    "title": "Text"
  },
  "comment.mentions": {
    "title": "Mentions"
  },
  "comment.resolved": {
    "title": "Resolved"
  },
  "poll.author": {
    "title": "Author"
  },
  "poll.created_at": {
    "title": "Created"
  },
  "poll.question": {
    "title": "Question"
  },
  "poll.targets": {
    "title": "On"
  },
  "poll.asks": {
    "title": "Asks for",
    "help": "dots: what matters most; value: VA, NNVA or NVA for each note."
  },
  "poll.dots": {
    "title": "Dots a person"
  },
  "poll.closed": {
    "title": "Closed"
  },
  "vote.author": {
    "title": "Author"
  },
  "vote.created_at": {
    "title": "Created"
  },
  "vote.poll": {
    "title": "Poll"
  },
  "vote.target": {
    "title": "On"
  },
  "vote.count": {
    "title": "Dots"
  },
  "vote.value": {
    "title": "Value",
    "help": "What somebody takes the step for, where a vote asks for it."
  },
  "timer.author": {
    "title": "Author"
  },
  "timer.created_at": {
    "title": "Created"
  },
  "timer.ends_at": {
    "title": "Ends at"
  },
  "timer.left": {
    "title": "Left"
  },
  "agenda_item.author": {
    "title": "Author"
  },
  "agenda_item.created_at": {
    "title": "Created"
  },
  "agenda_item.phase": {
    "title": "Phase"
  },
  "agenda_item.minutes": {
    "title": "Minutes planned"
  },
  "agenda_item.used": {
    "title": "Minutes used"
  },
  "agenda_item.begun_at": {
    "title": "Begun at",
    "help": "While the workshop is at this point."
  },
  "waiver.author": {
    "title": "Author"
  },
  "waiver.created_at": {
    "title": "Created"
  },
  "waiver.code": {
    "title": "Check"
  },
  "waiver.notes": {
    "title": "Notes"
  },
  "waiver.reason": {
    "title": "Reason"
  },
  "review.author": {
    "title": "Author"
  },
  "review.created_at": {
    "title": "Created"
  },
  "review.due": {
    "title": "Due"
  },
  "review.actuals": {
    "title": "Actual figures"
  },
  "review.overloaded": {
    "title": "Who is overloaded now"
  },
  "release.author": {
    "title": "Author"
  },
  "release.created_at": {
    "title": "Created"
  },
  "release.number": {
    "title": "Number"
  },
  "release.version": {
    "title": "Board version"
  },
  "release.name": {
    "title": "Name"
  },
  "release.effective": {
    "title": "Effective"
  },
  "signature.author": {
    "title": "Author"
  },
  "signature.created_at": {
    "title": "Created"
  },
  "signature.release": {
    "title": "Release"
  },
  "signature.role": {
    "title": "Role"
  },
  "signature.name": {
    "title": "Name"
  },
  "signature.at": {
    "title": "At"
  }
}
