// Generated from server/leanwall/core/board.py by `make codegen`. Do not edit.

export const FORMAT = "leanwall.board"
export const VERSION = 1
export const LIMITS = {"text": 10000, "notes": 5000, "records": 40000} as const

export type State = 'current' | 'future'
export type NoteKind = 'step' | 'problem' | 'idea' | 'question' | 'text'
export type Work = 'work' | 'approval' | 'inspection' | 'wait' | 'system'
export type Value = 'VA' | 'NNVA' | 'NVA'
export type Decision = 'keep' | 'eliminate' | 'combine' | 'rearrange' | 'simplify' | 'automate' | 'outsource'
export type Waste = 'defects' | 'overproduction' | 'waiting' | 'talent' | 'transport' | 'inventory' | 'motion' | 'extra_processing'
export type Confidence = 'measured' | 'estimate' | 'guess'
export type LinkKind = 'flow' | 'rework' | 'information'
export type Period = 'hour' | 'day' | 'week' | 'month' | 'year'
export type Phase = 'charter' | 'listen' | 'steps' | 'data' | 'totals' | 'judge' | 'causes' | 'future' | 'plan' | 'sign_off' | 'review'
export type ActionStatus = 'open' | 'doing' | 'done' | 'dropped'

export interface Calendar {
  readonly hours_per_day: number
  readonly productive_hours_per_day: number
  readonly days_per_week: number
  readonly days_per_month: number
}

export interface Demand {
  readonly quantity: number | null
  readonly per: 'hour' | 'day' | 'week' | 'month' | 'year'
}

export interface Charter {
  readonly problem: string
  readonly in_scope: string
  readonly out_of_scope: string
  readonly targets: string
  readonly team: string
  readonly suppliers: string
  readonly inputs: string
  readonly process: string
  readonly outputs: string
  readonly customers: string
}

export interface Lane {
  readonly id: string
  readonly author: string | null
  readonly created_at: string | null
  readonly name: string
  readonly people: number | null
  readonly share: number | null
  readonly cost_per_hour: number | null
  readonly outside: boolean
  readonly order: string | null
  readonly color: string | null
  readonly height: number | null
  readonly collapsed: boolean
}

export interface Note {
  readonly id: string
  readonly author: string | null
  readonly created_at: string | null
  readonly state: 'current' | 'future'
  readonly variant: string | null
  readonly kind: 'step' | 'problem' | 'idea' | 'question' | 'text'
  readonly lane: string | null
  readonly x: number
  readonly y: number
  readonly size: readonly [number, number] | null
  readonly color: string | null
  readonly text: string
  readonly about: string | null
  readonly work: 'work' | 'approval' | 'inspection' | 'wait' | 'system'
  readonly process_time: number | null
  readonly wait_time: number | null
  readonly duration: number | null
  readonly items_waiting: number | null
  readonly complete_accurate: number | null
  readonly people: number | null
  readonly confidence: 'measured' | 'estimate' | 'guess' | null
  readonly value: 'VA' | 'NNVA' | 'NVA' | null
  readonly value_reason: string
  readonly wastes: readonly ('defects' | 'overproduction' | 'waiting' | 'talent' | 'transport' | 'inventory' | 'motion' | 'extra_processing')[]
  readonly origins: readonly string[]
  readonly decision: 'keep' | 'eliminate' | 'combine' | 'rearrange' | 'simplify' | 'automate' | 'outsource' | null
  readonly decision_reason: string
  readonly decision_effect: string
  readonly merge_into: string | null
  readonly quality_check: string
  readonly instructions_url: string
  readonly final_check: boolean
  readonly accountable: readonly string[]
  readonly consulted: readonly string[]
  readonly informed: readonly string[]
  readonly hidden: boolean
  readonly locked: boolean
}

export interface Link {
  readonly id: string
  readonly author: string | null
  readonly created_at: string | null
  readonly state: 'current' | 'future'
  readonly variant: string | null
  readonly source: string
  readonly target: string
  readonly kind: 'flow' | 'rework' | 'information'
  readonly probability: number | null
  readonly text: string
}

export interface Variant {
  readonly id: string
  readonly author: string | null
  readonly created_at: string | null
  readonly name: string
}

export interface Why {
  readonly id: string
  readonly author: string | null
  readonly created_at: string | null
  readonly problem: string
  readonly parent: string | null
  readonly text: string
  readonly is_root: boolean
  readonly countermeasure: string
}

export interface Action {
  readonly id: string
  readonly author: string | null
  readonly created_at: string | null
  readonly text: string
  readonly who: string
  readonly due: string | null
  readonly effect: string
  readonly status: 'open' | 'doing' | 'done' | 'dropped'
  readonly source: string | null
}

export interface Comment {
  readonly id: string
  readonly author: string | null
  readonly created_at: string | null
  readonly about: string | null
  readonly parent: string | null
  readonly text: string
  readonly mentions: readonly string[]
  readonly resolved: boolean
}

export interface Poll {
  readonly id: string
  readonly author: string | null
  readonly created_at: string | null
  readonly question: string
  readonly targets: readonly string[]
  readonly asks: 'dots' | 'value'
  readonly dots: number
  readonly closed: boolean
}

export interface Vote {
  readonly id: string
  readonly author: string | null
  readonly created_at: string | null
  readonly poll: string
  readonly target: string
  readonly count: number
  readonly value: 'VA' | 'NNVA' | 'NVA' | null
}

export interface Timer {
  readonly id: string
  readonly author: string | null
  readonly created_at: string | null
  readonly ends_at: string | null
  readonly left: number | null
}

export interface AgendaItem {
  readonly id: string
  readonly author: string | null
  readonly created_at: string | null
  readonly phase: 'charter' | 'listen' | 'steps' | 'data' | 'totals' | 'judge' | 'causes' | 'future' | 'plan' | 'sign_off' | 'review' | null
  readonly minutes: number | null
  readonly used: number | null
  readonly begun_at: string | null
}

export interface Waiver {
  readonly id: string
  readonly author: string | null
  readonly created_at: string | null
  readonly code: string
  readonly notes: readonly string[]
  readonly reason: string
}

export interface Review {
  readonly id: string
  readonly author: string | null
  readonly created_at: string | null
  readonly due: string | null
  readonly actuals: { readonly [name: string]: number | null }
  readonly overloaded: string
}

export interface Release {
  readonly id: string
  readonly author: string | null
  readonly created_at: string | null
  readonly number: string
  readonly version: number | null
  readonly name: string
  readonly effective: string | null
}

export interface Signature {
  readonly id: string
  readonly author: string | null
  readonly created_at: string | null
  readonly release: string
  readonly role: string
  readonly name: string
  readonly at: string | null
}

export interface Facts {
  readonly title: string
  readonly purpose: string
  readonly starts_when: string
  readonly ends_when: string
  readonly customer: string
  readonly owner: string
  readonly sponsor: string
  readonly calendar: Calendar
  readonly demand: Demand
  readonly currency: string
  readonly chosen_variant: string | null
  readonly locked_states: readonly ('current' | 'future')[]
  readonly phase: 'charter' | 'listen' | 'steps' | 'data' | 'totals' | 'judge' | 'causes' | 'future' | 'plan' | 'sign_off' | 'review' | null
  readonly private: boolean
  readonly charter: Charter
  readonly red_flags: readonly ('complaints' | 'late' | 'wrong' | 'backlog' | 'unowned' | 'workarounds' | 'one_person' | 'growing')[]
  readonly freed_time_use: string
}

export interface RecordTypes {
  lane: Lane
  note: Note
  link: Link
  variant: Variant
  why: Why
  action: Action
  comment: Comment
  poll: Poll
  vote: Vote
  timer: Timer
  agenda_item: AgendaItem
  waiver: Waiver
  review: Review
  release: Release
  signature: Signature
}

export type RecordName = keyof RecordTypes

export const PLURALS = {
  "lane": "lanes",
  "note": "notes",
  "link": "links",
  "variant": "variants",
  "why": "whys",
  "action": "actions",
  "comment": "comments",
  "poll": "polls",
  "vote": "votes",
  "timer": "timers",
  "agenda_item": "agenda_items",
  "waiver": "waivers",
  "review": "reviews",
  "release": "releases",
  "signature": "signatures"
} as const satisfies Record<RecordName, string>

/** A record as a file holds it: only what was set, and perhaps fields that this version does not know. */
export type Stored<T> = Partial<T> & { readonly id: string; readonly [unknown: string]: unknown }

export interface BoardFile extends Partial<Facts> {
  readonly format: typeof FORMAT
  readonly version: number
  readonly lanes?: readonly Stored<Lane>[]
  readonly notes?: readonly Stored<Note>[]
  readonly links?: readonly Stored<Link>[]
  readonly variants?: readonly Stored<Variant>[]
  readonly whys?: readonly Stored<Why>[]
  readonly actions?: readonly Stored<Action>[]
  readonly comments?: readonly Stored<Comment>[]
  readonly polls?: readonly Stored<Poll>[]
  readonly votes?: readonly Stored<Vote>[]
  readonly timers?: readonly Stored<Timer>[]
  readonly agenda_items?: readonly Stored<AgendaItem>[]
  readonly waivers?: readonly Stored<Waiver>[]
  readonly reviews?: readonly Stored<Review>[]
  readonly releases?: readonly Stored<Release>[]
  readonly signatures?: readonly Stored<Signature>[]
  readonly [unknown: string]: unknown
}

export const DEFAULTS: { readonly [R in RecordName]: Omit<RecordTypes[R], 'id'> } = {
  "lane": {
    "author": null,
    "created_at": null,
    "name": "",
    "people": null,
    "share": null,
    "cost_per_hour": null,
    "outside": false,
    "order": null,
    "color": null,
    "height": null,
    "collapsed": false
  },
  "note": {
    "author": null,
    "created_at": null,
    "state": "current",
    "variant": null,
    "kind": "step",
    "lane": null,
    "x": 0,
    "y": 0,
    "size": null,
    "color": null,
    "text": "",
    "about": null,
    "work": "work",
    "process_time": null,
    "wait_time": null,
    "duration": null,
    "items_waiting": null,
    "complete_accurate": null,
    "people": null,
    "confidence": null,
    "value": null,
    "value_reason": "",
    "wastes": [],
    "origins": [],
    "decision": null,
    "decision_reason": "",
    "decision_effect": "",
    "merge_into": null,
    "quality_check": "",
    "instructions_url": "",
    "final_check": false,
    "accountable": [],
    "consulted": [],
    "informed": [],
    "hidden": false,
    "locked": false
  },
  "link": {
    "author": null,
    "created_at": null,
    "state": "current",
    "variant": null,
    "source": "",
    "target": "",
    "kind": "flow",
    "probability": null,
    "text": ""
  },
  "variant": {
    "author": null,
    "created_at": null,
    "name": ""
  },
  "why": {
    "author": null,
    "created_at": null,
    "problem": "",
    "parent": null,
    "text": "",
    "is_root": false,
    "countermeasure": ""
  },
  "action": {
    "author": null,
    "created_at": null,
    "text": "",
    "who": "",
    "due": null,
    "effect": "",
    "status": "open",
    "source": null
  },
  "comment": {
    "author": null,
    "created_at": null,
    "about": null,
    "parent": null,
    "text": "",
    "mentions": [],
    "resolved": false
  },
  "poll": {
    "author": null,
    "created_at": null,
    "question": "",
    "targets": [],
    "asks": "dots",
    "dots": 3,
    "closed": false
  },
  "vote": {
    "author": null,
    "created_at": null,
    "poll": "",
    "target": "",
    "count": 1,
    "value": null
  },
  "timer": {
    "author": null,
    "created_at": null,
    "ends_at": null,
    "left": null
  },
  "agenda_item": {
    "author": null,
    "created_at": null,
    "phase": null,
    "minutes": null,
    "used": null,
    "begun_at": null
  },
  "waiver": {
    "author": null,
    "created_at": null,
    "code": "",
    "notes": [],
    "reason": ""
  },
  "review": {
    "author": null,
    "created_at": null,
    "due": null,
    "actuals": {},
    "overloaded": ""
  },
  "release": {
    "author": null,
    "created_at": null,
    "number": "",
    "version": null,
    "name": "",
    "effective": null
  },
  "signature": {
    "author": null,
    "created_at": null,
    "release": "",
    "role": "",
    "name": "",
    "at": null
  }
}

export const FACT_DEFAULTS: Facts = {
  "title": "",
  "purpose": "",
  "starts_when": "",
  "ends_when": "",
  "customer": "",
  "owner": "",
  "sponsor": "",
  "calendar": {
    "hours_per_day": 8,
    "productive_hours_per_day": 7,
    "days_per_week": 5,
    "days_per_month": 20
  },
  "demand": {
    "quantity": null,
    "per": "month"
  },
  "currency": "EUR",
  "chosen_variant": null,
  "locked_states": [],
  "phase": null,
  "private": false,
  "charter": {
    "problem": "",
    "in_scope": "",
    "out_of_scope": "",
    "targets": "",
    "team": "",
    "suppliers": "",
    "inputs": "",
    "process": "",
    "outputs": "",
    "customers": ""
  },
  "red_flags": [],
  "freed_time_use": ""
}

export type FieldType = 'text' | 'line' | 'number' | 'seconds' | 'share' | 'count' | 'choice' | 'choices' | 'flag' | 'id' | 'ids' | 'color' | 'url' | 'day' | 'moment' | 'size' | 'object'

export interface Field {
  readonly title: string
  readonly type: FieldType
  readonly help?: string
  readonly unit?: string
  readonly choices?: readonly string[]
  readonly min?: number
  readonly max?: number
  readonly nullable?: true
  readonly required?: true
  readonly ref?: RecordName
  readonly onDelete?: 'delete' | 'clear' | 'keep'
  readonly many?: true
  readonly stamped?: true
  readonly splices?: true
}

export const FIELDS: { readonly [R in RecordName | 'board' | 'calendar' | 'demand' | 'charter']: { readonly [field: string]: Field } } = {
  "board": {
    "title": {
      "title": "Title",
      "type": "line",
      "max": 300,
      "splices": true
    },
    "purpose": {
      "title": "Purpose",
      "type": "text",
      "max": 10000,
      "splices": true
    },
    "starts_when": {
      "title": "Starts when",
      "type": "text",
      "max": 10000,
      "splices": true
    },
    "ends_when": {
      "title": "Ends when",
      "type": "text",
      "max": 10000,
      "splices": true
    },
    "customer": {
      "title": "Customer",
      "type": "line",
      "max": 300,
      "splices": true
    },
    "owner": {
      "title": "Process owner",
      "type": "line",
      "max": 300,
      "splices": true
    },
    "sponsor": {
      "title": "Sponsor",
      "type": "line",
      "max": 300,
      "splices": true
    },
    "calendar": {
      "title": "Calendar",
      "type": "object"
    },
    "demand": {
      "title": "Demand",
      "type": "object"
    },
    "currency": {
      "title": "Currency",
      "type": "line",
      "max": 8
    },
    "chosen_variant": {
      "title": "Chosen variant",
      "type": "id",
      "max": 64,
      "nullable": true,
      "ref": "variant",
      "onDelete": "clear"
    },
    "locked_states": {
      "title": "Locked states",
      "type": "choices",
      "choices": [
        "current",
        "future"
      ],
      "max": 2,
      "many": true
    },
    "phase": {
      "title": "Phase",
      "type": "choice",
      "choices": [
        "charter",
        "listen",
        "steps",
        "data",
        "totals",
        "judge",
        "causes",
        "future",
        "plan",
        "sign_off",
        "review"
      ],
      "nullable": true
    },
    "private": {
      "title": "Writing in private",
      "type": "flag",
      "help": "New notes are hidden until the facilitator shows them."
    },
    "charter": {
      "title": "Charter",
      "type": "object"
    },
    "red_flags": {
      "title": "Red flags",
      "type": "choices",
      "help": "What people say speaks for looking at this process first.",
      "choices": [
        "complaints",
        "late",
        "wrong",
        "backlog",
        "unowned",
        "workarounds",
        "one_person",
        "growing"
      ],
      "max": 8,
      "many": true
    },
    "freed_time_use": {
      "title": "Use of the freed time",
      "type": "text",
      "max": 10000,
      "splices": true
    }
  },
  "calendar": {
    "hours_per_day": {
      "title": "Hours a day",
      "type": "number",
      "unit": "h",
      "max": 24
    },
    "productive_hours_per_day": {
      "title": "Productive hours a day",
      "type": "number",
      "unit": "h",
      "max": 24
    },
    "days_per_week": {
      "title": "Days a week",
      "type": "number",
      "max": 7
    },
    "days_per_month": {
      "title": "Days a month",
      "type": "number",
      "max": 31
    }
  },
  "demand": {
    "quantity": {
      "title": "How many",
      "type": "number",
      "help": "Items asked for in one period.",
      "min": 0,
      "max": 1000000000000.0,
      "nullable": true
    },
    "per": {
      "title": "Per",
      "type": "choice",
      "choices": [
        "hour",
        "day",
        "week",
        "month",
        "year"
      ]
    }
  },
  "charter": {
    "problem": {
      "title": "Problem",
      "type": "text",
      "max": 10000
    },
    "in_scope": {
      "title": "In scope",
      "type": "text",
      "max": 10000
    },
    "out_of_scope": {
      "title": "Out of scope",
      "type": "text",
      "max": 10000
    },
    "targets": {
      "title": "Targets",
      "type": "text",
      "max": 10000
    },
    "team": {
      "title": "Team",
      "type": "text",
      "max": 10000
    },
    "suppliers": {
      "title": "Suppliers",
      "type": "text",
      "max": 10000
    },
    "inputs": {
      "title": "Inputs",
      "type": "text",
      "max": 10000
    },
    "process": {
      "title": "Process in five to seven words",
      "type": "text",
      "max": 10000
    },
    "outputs": {
      "title": "Outputs",
      "type": "text",
      "max": 10000
    },
    "customers": {
      "title": "Customers",
      "type": "text",
      "max": 10000
    }
  },
  "lane": {
    "author": {
      "title": "Author",
      "type": "line",
      "max": 300,
      "nullable": true,
      "stamped": true
    },
    "created_at": {
      "title": "Created",
      "type": "moment",
      "max": 64,
      "nullable": true,
      "stamped": true
    },
    "name": {
      "title": "Name",
      "type": "line",
      "max": 300,
      "splices": true
    },
    "people": {
      "title": "People",
      "type": "number",
      "help": "How many people share this work.",
      "min": 0,
      "max": 100000,
      "nullable": true
    },
    "share": {
      "title": "Share of their time",
      "type": "share",
      "help": "Part of their time that this process gets; 100 % if empty.",
      "unit": "share",
      "min": 0,
      "max": 1,
      "nullable": true
    },
    "cost_per_hour": {
      "title": "Cost per hour",
      "type": "number",
      "unit": "currency/h",
      "min": 0,
      "max": 1000000000000.0,
      "nullable": true
    },
    "outside": {
      "title": "Outside",
      "type": "flag",
      "help": "Customer, supplier or specialist outside the company."
    },
    "order": {
      "title": "Order",
      "type": "line",
      "help": "Fractional key; lanes are sorted by it.",
      "max": 300,
      "nullable": true
    },
    "color": {
      "title": "Colour",
      "type": "color",
      "max": 64,
      "nullable": true
    },
    "height": {
      "title": "Height",
      "type": "number",
      "max": 10000,
      "nullable": true
    },
    "collapsed": {
      "title": "Collapsed",
      "type": "flag"
    }
  },
  "note": {
    "author": {
      "title": "Author",
      "type": "line",
      "max": 300,
      "nullable": true,
      "stamped": true
    },
    "created_at": {
      "title": "Created",
      "type": "moment",
      "max": 64,
      "nullable": true,
      "stamped": true
    },
    "state": {
      "title": "State",
      "type": "choice",
      "choices": [
        "current",
        "future"
      ]
    },
    "variant": {
      "title": "Variant",
      "type": "id",
      "max": 64,
      "nullable": true,
      "ref": "variant",
      "onDelete": "delete"
    },
    "kind": {
      "title": "Kind",
      "type": "choice",
      "choices": [
        "step",
        "problem",
        "idea",
        "question",
        "text"
      ]
    },
    "lane": {
      "title": "Lane",
      "type": "id",
      "max": 64,
      "nullable": true,
      "ref": "lane",
      "onDelete": "clear"
    },
    "x": {
      "title": "x",
      "type": "number",
      "min": -1000000000.0,
      "max": 1000000000.0
    },
    "y": {
      "title": "y",
      "type": "number",
      "help": "Relative to the lane.",
      "min": -1000000000.0,
      "max": 1000000000.0
    },
    "size": {
      "title": "Size",
      "type": "size",
      "help": "Width and height.",
      "nullable": true
    },
    "color": {
      "title": "Colour",
      "type": "color",
      "max": 64,
      "nullable": true
    },
    "text": {
      "title": "Text",
      "type": "text",
      "max": 10000,
      "splices": true
    },
    "about": {
      "title": "About",
      "type": "id",
      "help": "The note this one speaks of.",
      "max": 64,
      "nullable": true,
      "ref": "note",
      "onDelete": "clear"
    },
    "work": {
      "title": "Type of work",
      "type": "choice",
      "choices": [
        "work",
        "approval",
        "inspection",
        "wait",
        "system"
      ]
    },
    "process_time": {
      "title": "Work",
      "type": "seconds",
      "help": "Hands-on time for one item, uninterrupted.",
      "unit": "s",
      "min": 0,
      "max": 10000000000.0,
      "nullable": true
    },
    "wait_time": {
      "title": "Wait before",
      "type": "seconds",
      "help": "From “work is there” to first touch.",
      "unit": "s",
      "min": 0,
      "max": 10000000000.0,
      "nullable": true
    },
    "duration": {
      "title": "Duration",
      "type": "seconds",
      "help": "First touch to hand-over; at least the work time; empty: the work time.",
      "unit": "s",
      "min": 0,
      "max": 10000000000.0,
      "nullable": true
    },
    "items_waiting": {
      "title": "Items waiting",
      "type": "number",
      "help": "Counted on the spot, not computed: what lies before this step now.",
      "unit": "items",
      "min": 0,
      "max": 1000000000000.0,
      "nullable": true
    },
    "complete_accurate": {
      "title": "%C&A",
      "type": "share",
      "help": "Share of this step's output that the next step can use as it is.",
      "unit": "share",
      "min": 0,
      "max": 1,
      "nullable": true
    },
    "people": {
      "title": "People at once",
      "type": "number",
      "help": "1 if empty.",
      "max": 1000,
      "nullable": true
    },
    "confidence": {
      "title": "Confidence",
      "type": "choice",
      "choices": [
        "measured",
        "estimate",
        "guess"
      ],
      "nullable": true
    },
    "value": {
      "title": "Value",
      "type": "choice",
      "help": "VA: the customer values it; NNVA: necessary; NVA: waste.",
      "choices": [
        "VA",
        "NNVA",
        "NVA"
      ],
      "nullable": true
    },
    "value_reason": {
      "title": "Why necessary",
      "type": "text",
      "max": 10000,
      "splices": true
    },
    "wastes": {
      "title": "Wastes",
      "type": "choices",
      "choices": [
        "defects",
        "overproduction",
        "waiting",
        "talent",
        "transport",
        "inventory",
        "motion",
        "extra_processing"
      ],
      "max": 8,
      "many": true
    },
    "origins": {
      "title": "Origins",
      "type": "ids",
      "help": "The current steps this future step came from.",
      "max": 64,
      "ref": "note",
      "onDelete": "keep",
      "many": true
    },
    "decision": {
      "title": "Decision",
      "type": "choice",
      "choices": [
        "keep",
        "eliminate",
        "combine",
        "rearrange",
        "simplify",
        "automate",
        "outsource"
      ],
      "nullable": true
    },
    "decision_reason": {
      "title": "Reason",
      "type": "text",
      "max": 10000,
      "splices": true
    },
    "decision_effect": {
      "title": "Expected effect",
      "type": "text",
      "max": 10000,
      "splices": true
    },
    "merge_into": {
      "title": "Merge into",
      "type": "id",
      "max": 64,
      "nullable": true,
      "ref": "note",
      "onDelete": "clear"
    },
    "quality_check": {
      "title": "Quality check",
      "type": "text",
      "help": "One check a line.",
      "max": 10000,
      "splices": true
    },
    "instructions_url": {
      "title": "How-to link",
      "type": "url",
      "max": 2000
    },
    "final_check": {
      "title": "In the final check",
      "type": "flag"
    },
    "accountable": {
      "title": "Accountable",
      "type": "ids",
      "max": 64,
      "ref": "lane",
      "onDelete": "keep",
      "many": true
    },
    "consulted": {
      "title": "Consulted",
      "type": "ids",
      "max": 64,
      "ref": "lane",
      "onDelete": "keep",
      "many": true
    },
    "informed": {
      "title": "Informed",
      "type": "ids",
      "max": 64,
      "ref": "lane",
      "onDelete": "keep",
      "many": true
    },
    "hidden": {
      "title": "Hidden",
      "type": "flag"
    },
    "locked": {
      "title": "Locked",
      "type": "flag"
    }
  },
  "link": {
    "author": {
      "title": "Author",
      "type": "line",
      "max": 300,
      "nullable": true,
      "stamped": true
    },
    "created_at": {
      "title": "Created",
      "type": "moment",
      "max": 64,
      "nullable": true,
      "stamped": true
    },
    "state": {
      "title": "State",
      "type": "choice",
      "choices": [
        "current",
        "future"
      ]
    },
    "variant": {
      "title": "Variant",
      "type": "id",
      "max": 64,
      "nullable": true,
      "ref": "variant",
      "onDelete": "delete"
    },
    "source": {
      "title": "From",
      "type": "id",
      "max": 64,
      "required": true,
      "ref": "note",
      "onDelete": "delete"
    },
    "target": {
      "title": "To",
      "type": "id",
      "max": 64,
      "required": true,
      "ref": "note",
      "onDelete": "delete"
    },
    "kind": {
      "title": "Kind",
      "type": "choice",
      "choices": [
        "flow",
        "rework",
        "information"
      ]
    },
    "probability": {
      "title": "Share",
      "type": "share",
      "unit": "share",
      "min": 0,
      "max": 1,
      "nullable": true
    },
    "text": {
      "title": "Label",
      "type": "text",
      "max": 10000,
      "splices": true
    }
  },
  "variant": {
    "author": {
      "title": "Author",
      "type": "line",
      "max": 300,
      "nullable": true,
      "stamped": true
    },
    "created_at": {
      "title": "Created",
      "type": "moment",
      "max": 64,
      "nullable": true,
      "stamped": true
    },
    "name": {
      "title": "Name",
      "type": "line",
      "max": 300,
      "splices": true
    }
  },
  "why": {
    "author": {
      "title": "Author",
      "type": "line",
      "max": 300,
      "nullable": true,
      "stamped": true
    },
    "created_at": {
      "title": "Created",
      "type": "moment",
      "max": 64,
      "nullable": true,
      "stamped": true
    },
    "problem": {
      "title": "Problem",
      "type": "id",
      "max": 64,
      "required": true,
      "ref": "note",
      "onDelete": "delete"
    },
    "parent": {
      "title": "Because of",
      "type": "id",
      "max": 64,
      "nullable": true,
      "ref": "why",
      "onDelete": "delete"
    },
    "text": {
      "title": "Because",
      "type": "text",
      "max": 10000,
      "splices": true
    },
    "is_root": {
      "title": "Root cause",
      "type": "flag"
    },
    "countermeasure": {
      "title": "Countermeasure",
      "type": "text",
      "max": 10000,
      "splices": true
    }
  },
  "action": {
    "author": {
      "title": "Author",
      "type": "line",
      "max": 300,
      "nullable": true,
      "stamped": true
    },
    "created_at": {
      "title": "Created",
      "type": "moment",
      "max": 64,
      "nullable": true,
      "stamped": true
    },
    "text": {
      "title": "What",
      "type": "text",
      "max": 10000,
      "splices": true
    },
    "who": {
      "title": "Who",
      "type": "line",
      "max": 300,
      "splices": true
    },
    "due": {
      "title": "When",
      "type": "day",
      "max": 64,
      "nullable": true
    },
    "effect": {
      "title": "Expected effect",
      "type": "text",
      "max": 10000,
      "splices": true
    },
    "status": {
      "title": "Status",
      "type": "choice",
      "choices": [
        "open",
        "doing",
        "done",
        "dropped"
      ]
    },
    "source": {
      "title": "Comes from",
      "type": "id",
      "max": 64,
      "nullable": true
    }
  },
  "comment": {
    "author": {
      "title": "Author",
      "type": "line",
      "max": 300,
      "nullable": true,
      "stamped": true
    },
    "created_at": {
      "title": "Created",
      "type": "moment",
      "max": 64,
      "nullable": true,
      "stamped": true
    },
    "about": {
      "title": "About",
      "type": "id",
      "max": 64,
      "nullable": true,
      "ref": "note",
      "onDelete": "delete"
    },
    "parent": {
      "title": "In reply to",
      "type": "id",
      "max": 64,
      "nullable": true,
      "ref": "comment",
      "onDelete": "delete"
    },
    "text": {
      "title": "Text",
      "type": "text",
      "max": 10000,
      "splices": true
    },
    "mentions": {
      "title": "Mentions",
      "type": "ids",
      "max": 300,
      "many": true
    },
    "resolved": {
      "title": "Resolved",
      "type": "flag"
    }
  },
  "poll": {
    "author": {
      "title": "Author",
      "type": "line",
      "max": 300,
      "nullable": true,
      "stamped": true
    },
    "created_at": {
      "title": "Created",
      "type": "moment",
      "max": 64,
      "nullable": true,
      "stamped": true
    },
    "question": {
      "title": "Question",
      "type": "text",
      "max": 10000,
      "splices": true
    },
    "targets": {
      "title": "On",
      "type": "ids",
      "max": 64,
      "ref": "note",
      "onDelete": "keep",
      "many": true
    },
    "asks": {
      "title": "Asks for",
      "type": "choice",
      "help": "dots: what matters most; value: VA, NNVA or NVA for each note.",
      "choices": [
        "dots",
        "value"
      ]
    },
    "dots": {
      "title": "Dots a person",
      "type": "count",
      "min": 0,
      "max": 1000000
    },
    "closed": {
      "title": "Closed",
      "type": "flag"
    }
  },
  "vote": {
    "author": {
      "title": "Author",
      "type": "line",
      "max": 300,
      "nullable": true,
      "stamped": true
    },
    "created_at": {
      "title": "Created",
      "type": "moment",
      "max": 64,
      "nullable": true,
      "stamped": true
    },
    "poll": {
      "title": "Poll",
      "type": "id",
      "max": 64,
      "required": true,
      "ref": "poll",
      "onDelete": "delete"
    },
    "target": {
      "title": "On",
      "type": "id",
      "max": 64,
      "required": true,
      "ref": "note",
      "onDelete": "delete"
    },
    "count": {
      "title": "Dots",
      "type": "count",
      "min": 0,
      "max": 1000000
    },
    "value": {
      "title": "Value",
      "type": "choice",
      "help": "What somebody takes the step for, where a vote asks for it.",
      "choices": [
        "VA",
        "NNVA",
        "NVA"
      ],
      "nullable": true
    }
  },
  "timer": {
    "author": {
      "title": "Author",
      "type": "line",
      "max": 300,
      "nullable": true,
      "stamped": true
    },
    "created_at": {
      "title": "Created",
      "type": "moment",
      "max": 64,
      "nullable": true,
      "stamped": true
    },
    "ends_at": {
      "title": "Ends at",
      "type": "moment",
      "max": 64,
      "nullable": true
    },
    "left": {
      "title": "Left",
      "type": "seconds",
      "unit": "s",
      "min": 0,
      "max": 10000000000.0,
      "nullable": true
    }
  },
  "agenda_item": {
    "author": {
      "title": "Author",
      "type": "line",
      "max": 300,
      "nullable": true,
      "stamped": true
    },
    "created_at": {
      "title": "Created",
      "type": "moment",
      "max": 64,
      "nullable": true,
      "stamped": true
    },
    "phase": {
      "title": "Phase",
      "type": "choice",
      "choices": [
        "charter",
        "listen",
        "steps",
        "data",
        "totals",
        "judge",
        "causes",
        "future",
        "plan",
        "sign_off",
        "review"
      ],
      "nullable": true
    },
    "minutes": {
      "title": "Minutes planned",
      "type": "number",
      "unit": "min",
      "min": 0,
      "max": 1000000000000.0,
      "nullable": true
    },
    "used": {
      "title": "Minutes used",
      "type": "number",
      "unit": "min",
      "min": 0,
      "max": 1000000000000.0,
      "nullable": true
    },
    "begun_at": {
      "title": "Begun at",
      "type": "moment",
      "help": "While the workshop is at this point.",
      "max": 64,
      "nullable": true
    }
  },
  "waiver": {
    "author": {
      "title": "Author",
      "type": "line",
      "max": 300,
      "nullable": true,
      "stamped": true
    },
    "created_at": {
      "title": "Created",
      "type": "moment",
      "max": 64,
      "nullable": true,
      "stamped": true
    },
    "code": {
      "title": "Check",
      "type": "line",
      "max": 300,
      "splices": true
    },
    "notes": {
      "title": "Notes",
      "type": "ids",
      "max": 64,
      "ref": "note",
      "onDelete": "keep",
      "many": true
    },
    "reason": {
      "title": "Reason",
      "type": "text",
      "max": 10000,
      "splices": true
    }
  },
  "review": {
    "author": {
      "title": "Author",
      "type": "line",
      "max": 300,
      "nullable": true,
      "stamped": true
    },
    "created_at": {
      "title": "Created",
      "type": "moment",
      "max": 64,
      "nullable": true,
      "stamped": true
    },
    "due": {
      "title": "Due",
      "type": "day",
      "max": 64,
      "nullable": true
    },
    "actuals": {
      "title": "Actual figures",
      "type": "object",
      "max": 300
    },
    "overloaded": {
      "title": "Who is overloaded now",
      "type": "text",
      "max": 10000,
      "splices": true
    }
  },
  "release": {
    "author": {
      "title": "Author",
      "type": "line",
      "max": 300,
      "nullable": true,
      "stamped": true
    },
    "created_at": {
      "title": "Created",
      "type": "moment",
      "max": 64,
      "nullable": true,
      "stamped": true
    },
    "number": {
      "title": "Number",
      "type": "line",
      "max": 300,
      "splices": true
    },
    "version": {
      "title": "Board version",
      "type": "count",
      "min": 0,
      "max": 1000000,
      "nullable": true
    },
    "name": {
      "title": "Name",
      "type": "line",
      "max": 300,
      "splices": true
    },
    "effective": {
      "title": "Effective",
      "type": "day",
      "max": 64,
      "nullable": true
    }
  },
  "signature": {
    "author": {
      "title": "Author",
      "type": "line",
      "max": 300,
      "nullable": true,
      "stamped": true
    },
    "created_at": {
      "title": "Created",
      "type": "moment",
      "max": 64,
      "nullable": true,
      "stamped": true
    },
    "release": {
      "title": "Release",
      "type": "id",
      "max": 64,
      "required": true,
      "ref": "release",
      "onDelete": "keep"
    },
    "role": {
      "title": "Role",
      "type": "line",
      "max": 300,
      "splices": true
    },
    "name": {
      "title": "Name",
      "type": "line",
      "max": 300,
      "splices": true
    },
    "at": {
      "title": "At",
      "type": "moment",
      "max": 64,
      "nullable": true
    }
  }
}
