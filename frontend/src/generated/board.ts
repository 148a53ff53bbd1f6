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
  readonly type: FieldType
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
      "type": "line",
      "max": 300,
      "splices": true
    },
    "purpose": {
      "type": "text",
      "max": 10000,
      "splices": true
    },
    "starts_when": {
      "type": "text",
      "max": 10000,
      "splices": true
    },
    "ends_when": {
      "type": "text",
      "max": 10000,
      "splices": true
    },
    "customer": {
      "type": "line",
      "max": 300,
      "splices": true
    },
    "owner": {
      "type": "line",
      "max": 300,
      "splices": true
    },
    "sponsor": {
      "type": "line",
      "max": 300,
      "splices": true
    },
    "calendar": {
      "type": "object"
    },
    "demand": {
      "type": "object"
    },
    "currency": {
      "type": "line",
      "max": 8
    },
    "chosen_variant": {
      "type": "id",
      "max": 64,
      "nullable": true,
      "ref": "variant",
      "onDelete": "clear"
    },
    "locked_states": {
      "type": "choices",
      "choices": [
        "current",
        "future"
      ],
      "max": 2,
      "many": true
    },
    "phase": {
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
      "type": "flag"
    },
    "charter": {
      "type": "object"
    },
    "red_flags": {
      "type": "choices",
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
      "type": "text",
      "max": 10000,
      "splices": true
    }
  },
  "calendar": {
    "hours_per_day": {
      "type": "number",
      "unit": "h",
      "max": 24
    },
    "productive_hours_per_day": {
      "type": "number",
      "unit": "h",
      "max": 24
    },
    "days_per_week": {
      "type": "number",
      "max": 7
    },
    "days_per_month": {
      "type": "number",
      "max": 31
    }
  },
  "demand": {
    "quantity": {
      "type": "number",
      "min": 0,
      "max": 1000000000000.0,
      "nullable": true
    },
    "per": {
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
      "type": "text",
      "max": 10000
    },
    "in_scope": {
      "type": "text",
      "max": 10000
    },
    "out_of_scope": {
      "type": "text",
      "max": 10000
    },
    "targets": {
      "type": "text",
      "max": 10000
    },
    "team": {
      "type": "text",
      "max": 10000
    },
    "suppliers": {
      "type": "text",
      "max": 10000
    },
    "inputs": {
      "type": "text",
      "max": 10000
    },
    "process": {
      "type": "text",
      "max": 10000
    },
    "outputs": {
      "type": "text",
      "max": 10000
    },
    "customers": {
      "type": "text",
      "max": 10000
    }
  },
  "lane": {
    "author": {
      "type": "line",
      "max": 300,
      "nullable": true,
      "stamped": true
    },
    "created_at": {
      "type": "moment",
      "max": 64,
      "nullable": true,
      "stamped": true
    },
    "name": {
      "type": "line",
      "max": 300,
      "splices": true
    },
    "people": {
      "type": "number",
      "min": 0,
      "max": 100000,
      "nullable": true
    },
    "share": {
      "type": "share",
      "unit": "share",
      "min": 0,
      "max": 1,
      "nullable": true
    },
    "cost_per_hour": {
      "type": "number",
      "unit": "currency/h",
      "min": 0,
      "max": 1000000000000.0,
      "nullable": true
    },
    "outside": {
      "type": "flag"
    },
    "order": {
      "type": "line",
      "max": 300,
      "nullable": true
    },
    "color": {
      "type": "color",
      "max": 64,
      "nullable": true
    },
    "height": {
      "type": "number",
      "max": 10000,
      "nullable": true
    },
    "collapsed": {
      "type": "flag"
    }
  },
  "note": {
    "author": {
      "type": "line",
      "max": 300,
      "nullable": true,
      "stamped": true
    },
    "created_at": {
      "type": "moment",
      "max": 64,
      "nullable": true,
      "stamped": true
    },
    "state": {
      "type": "choice",
      "choices": [
        "current",
        "future"
      ]
    },
    "variant": {
      "type": "id",
      "max": 64,
      "nullable": true,
      "ref": "variant",
      "onDelete": "delete"
    },
    "kind": {
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
      "type": "id",
      "max": 64,
      "nullable": true,
      "ref": "lane",
      "onDelete": "clear"
    },
    "x": {
      "type": "number",
      "min": -1000000000.0,
      "max": 1000000000.0
    },
    "y": {
      "type": "number",
      "min": -1000000000.0,
      "max": 1000000000.0
    },
    "size": {
      "type": "size",
      "nullable": true
    },
    "color": {
      "type": "color",
      "max": 64,
      "nullable": true
    },
    "text": {
      "type": "text",
      "max": 10000,
      "splices": true
    },
    "about": {
      "type": "id",
      "max": 64,
      "nullable": true,
      "ref": "note",
      "onDelete": "clear"
    },
    "work": {
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
      "type": "seconds",
      "unit": "s",
      "min": 0,
      "max": 10000000000.0,
      "nullable": true
    },
    "wait_time": {
      "type": "seconds",
      "unit": "s",
      "min": 0,
      "max": 10000000000.0,
      "nullable": true
    },
    "duration": {
      "type": "seconds",
      "unit": "s",
      "min": 0,
      "max": 10000000000.0,
      "nullable": true
    },
    "items_waiting": {
      "type": "number",
      "unit": "items",
      "min": 0,
      "max": 1000000000000.0,
      "nullable": true
    },
    "complete_accurate": {
      "type": "share",
      "unit": "share",
      "min": 0,
      "max": 1,
      "nullable": true
    },
    "people": {
      "type": "number",
      "max": 1000,
      "nullable": true
    },
    "confidence": {
      "type": "choice",
      "choices": [
        "measured",
        "estimate",
        "guess"
      ],
      "nullable": true
    },
    "value": {
      "type": "choice",
      "choices": [
        "VA",
        "NNVA",
        "NVA"
      ],
      "nullable": true
    },
    "value_reason": {
      "type": "text",
      "max": 10000,
      "splices": true
    },
    "wastes": {
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
      "type": "ids",
      "max": 64,
      "ref": "note",
      "onDelete": "keep",
      "many": true
    },
    "decision": {
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
      "type": "text",
      "max": 10000,
      "splices": true
    },
    "decision_effect": {
      "type": "text",
      "max": 10000,
      "splices": true
    },
    "merge_into": {
      "type": "id",
      "max": 64,
      "nullable": true,
      "ref": "note",
      "onDelete": "clear"
    },
    "quality_check": {
      "type": "text",
      "max": 10000,
      "splices": true
    },
    "instructions_url": {
      "type": "url",
      "max": 2000
    },
    "final_check": {
      "type": "flag"
    },
    "accountable": {
      "type": "ids",
      "max": 64,
      "ref": "lane",
      "onDelete": "keep",
      "many": true
    },
    "consulted": {
      "type": "ids",
      "max": 64,
      "ref": "lane",
      "onDelete": "keep",
      "many": true
    },
    "informed": {
      "type": "ids",
      "max": 64,
      "ref": "lane",
      "onDelete": "keep",
      "many": true
    },
    "hidden": {
      "type": "flag"
    },
    "locked": {
      "type": "flag"
    }
  },
  "link": {
    "author": {
      "type": "line",
      "max": 300,
      "nullable": true,
      "stamped": true
    },
    "created_at": {
      "type": "moment",
      "max": 64,
      "nullable": true,
      "stamped": true
    },
    "state": {
      "type": "choice",
      "choices": [
        "current",
        "future"
      ]
    },
    "variant": {
      "type": "id",
      "max": 64,
      "nullable": true,
      "ref": "variant",
      "onDelete": "delete"
    },
    "source": {
      "type": "id",
      "max": 64,
      "required": true,
      "ref": "note",
      "onDelete": "delete"
    },
    "target": {
      "type": "id",
      "max": 64,
      "required": true,
      "ref": "note",
      "onDelete": "delete"
    },
    "kind": {
      "type": "choice",
      "choices": [
        "flow",
        "rework",
        "information"
      ]
    },
    "probability": {
      "type": "share",
      "unit": "share",
      "min": 0,
      "max": 1,
      "nullable": true
    },
    "text": {
      "type": "text",
      "max": 10000,
      "splices": true
    }
  },
  "variant": {
    "author": {
      "type": "line",
      "max": 300,
      "nullable": true,
      "stamped": true
    },
    "created_at": {
      "type": "moment",
      "max": 64,
      "nullable": true,
      "stamped": true
    },
    "name": {
      "type": "line",
      "max": 300,
      "splices": true
    }
  },
  "why": {
    "author": {
      "type": "line",
      "max": 300,
      "nullable": true,
      "stamped": true
    },
    "created_at": {
      "type": "moment",
      "max": 64,
      "nullable": true,
      "stamped": true
    },
    "problem": {
      "type": "id",
      "max": 64,
      "required": true,
      "ref": "note",
      "onDelete": "delete"
    },
    "parent": {
      "type": "id",
      "max": 64,
      "nullable": true,
      "ref": "why",
      "onDelete": "delete"
    },
    "text": {
      "type": "text",
      "max": 10000,
      "splices": true
    },
    "is_root": {
      "type": "flag"
    },
    "countermeasure": {
      "type": "text",
      "max": 10000,
      "splices": true
    }
  },
  "action": {
    "author": {
      "type": "line",
      "max": 300,
      "nullable": true,
      "stamped": true
    },
    "created_at": {
      "type": "moment",
      "max": 64,
      "nullable": true,
      "stamped": true
    },
    "text": {
      "type": "text",
      "max": 10000,
      "splices": true
    },
    "who": {
      "type": "line",
      "max": 300,
      "splices": true
    },
    "due": {
      "type": "day",
      "max": 64,
      "nullable": true
    },
    "effect": {
      "type": "text",
      "max": 10000,
      "splices": true
    },
    "status": {
      "type": "choice",
      "choices": [
        "open",
        "doing",
        "done",
        "dropped"
      ]
    },
    "source": {
      "type": "id",
      "max": 64,
      "nullable": true
    }
  },
  "comment": {
    "author": {
      "type": "line",
      "max": 300,
      "nullable": true,
      "stamped": true
    },
    "created_at": {
      "type": "moment",
      "max": 64,
      "nullable": true,
      "stamped": true
    },
    "about": {
      "type": "id",
      "max": 64,
      "nullable": true,
      "ref": "note",
      "onDelete": "delete"
    },
    "parent": {
      "type": "id",
      "max": 64,
      "nullable": true,
      "ref": "comment",
      "onDelete": "delete"
    },
    "text": {
      "type": "text",
      "max": 10000,
      "splices": true
    },
    "mentions": {
      "type": "ids",
      "max": 300,
      "many": true
    },
    "resolved": {
      "type": "flag"
    }
  },
  "poll": {
    "author": {
      "type": "line",
      "max": 300,
      "nullable": true,
      "stamped": true
    },
    "created_at": {
      "type": "moment",
      "max": 64,
      "nullable": true,
      "stamped": true
    },
    "question": {
      "type": "text",
      "max": 10000,
      "splices": true
    },
    "targets": {
      "type": "ids",
      "max": 64,
      "ref": "note",
      "onDelete": "keep",
      "many": true
    },
    "asks": {
      "type": "choice",
      "choices": [
        "dots",
        "value"
      ]
    },
    "dots": {
      "type": "count",
      "min": 0,
      "max": 1000000
    },
    "closed": {
      "type": "flag"
    }
  },
  "vote": {
    "author": {
      "type": "line",
      "max": 300,
      "nullable": true,
      "stamped": true
    },
    "created_at": {
      "type": "moment",
      "max": 64,
      "nullable": true,
      "stamped": true
    },
    "poll": {
      "type": "id",
      "max": 64,
      "required": true,
      "ref": "poll",
      "onDelete": "delete"
    },
    "target": {
      "type": "id",
      "max": 64,
      "required": true,
      "ref": "note",
      "onDelete": "delete"
    },
    "count": {
      "type": "count",
      "min": 0,
      "max": 1000000
    },
    "value": {
      "type": "choice",
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
      "type": "line",
      "max": 300,
      "nullable": true,
      "stamped": true
    },
    "created_at": {
      "type": "moment",
      "max": 64,
      "nullable": true,
      "stamped": true
    },
    "ends_at": {
      "type": "moment",
      "max": 64,
      "nullable": true
    },
    "left": {
      "type": "seconds",
      "unit": "s",
      "min": 0,
      "max": 10000000000.0,
      "nullable": true
    }
  },
  "agenda_item": {
    "author": {
      "type": "line",
      "max": 300,
      "nullable": true,
      "stamped": true
    },
    "created_at": {
      "type": "moment",
      "max": 64,
      "nullable": true,
      "stamped": true
    },
    "phase": {
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
      "type": "number",
      "unit": "min",
      "min": 0,
      "max": 1000000000000.0,
      "nullable": true
    },
    "used": {
      "type": "number",
      "unit": "min",
      "min": 0,
      "max": 1000000000000.0,
      "nullable": true
    },
    "begun_at": {
      "type": "moment",
      "max": 64,
      "nullable": true
    }
  },
  "waiver": {
    "author": {
      "type": "line",
      "max": 300,
      "nullable": true,
      "stamped": true
    },
    "created_at": {
      "type": "moment",
      "max": 64,
      "nullable": true,
      "stamped": true
    },
    "code": {
      "type": "line",
      "max": 300,
      "splices": true
    },
    "notes": {
      "type": "ids",
      "max": 64,
      "ref": "note",
      "onDelete": "keep",
      "many": true
    },
    "reason": {
      "type": "text",
      "max": 10000,
      "splices": true
    }
  },
  "review": {
    "author": {
      "type": "line",
      "max": 300,
      "nullable": true,
      "stamped": true
    },
    "created_at": {
      "type": "moment",
      "max": 64,
      "nullable": true,
      "stamped": true
    },
    "due": {
      "type": "day",
      "max": 64,
      "nullable": true
    },
    "actuals": {
      "type": "object",
      "max": 300
    },
    "overloaded": {
      "type": "text",
      "max": 10000,
      "splices": true
    }
  },
  "release": {
    "author": {
      "type": "line",
      "max": 300,
      "nullable": true,
      "stamped": true
    },
    "created_at": {
      "type": "moment",
      "max": 64,
      "nullable": true,
      "stamped": true
    },
    "number": {
      "type": "line",
      "max": 300,
      "splices": true
    },
    "version": {
      "type": "count",
      "min": 0,
      "max": 1000000,
      "nullable": true
    },
    "name": {
      "type": "line",
      "max": 300,
      "splices": true
    },
    "effective": {
      "type": "day",
      "max": 64,
      "nullable": true
    }
  },
  "signature": {
    "author": {
      "type": "line",
      "max": 300,
      "nullable": true,
      "stamped": true
    },
    "created_at": {
      "type": "moment",
      "max": 64,
      "nullable": true,
      "stamped": true
    },
    "release": {
      "type": "id",
      "max": 64,
      "required": true,
      "ref": "release",
      "onDelete": "keep"
    },
    "role": {
      "type": "line",
      "max": 300,
      "splices": true
    },
    "name": {
      "type": "line",
      "max": 300,
      "splices": true
    },
    "at": {
      "type": "moment",
      "max": 64,
      "nullable": true
    }
  }
}
