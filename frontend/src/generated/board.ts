// Generated from server/leanwall/core/board.py by `make codegen`. Do not edit.

export interface Calendar {
  hours_per_day?: number
  productive_hours_per_day?: number
  days_per_week?: number
  days_per_month?: number
}

export interface Demand {
  quantity?: number | null
  per?: 'hour' | 'day' | 'week' | 'month' | 'year'
}

export interface Charter {
  problem?: string
  in_scope?: string
  out_of_scope?: string
  targets?: string
  team?: string
  suppliers?: string
  inputs?: string
  process?: string
  outputs?: string
  customers?: string
}

export interface Lane {
  id: string
  author?: string | null
  created_at?: string | null
  name?: string
  people?: number | null
  share?: number | null
  cost_per_hour?: number | null
  outside?: boolean
  order?: string | null
  color?: string | null
  height?: number | null
  collapsed?: boolean
}

export interface Note {
  id: string
  author?: string | null
  created_at?: string | null
  state?: 'current' | 'future'
  variant?: string | null
  kind?: 'step' | 'problem' | 'idea' | 'question' | 'text'
  lane?: string | null
  x?: number
  y?: number
  size?: [number, number] | null
  color?: string | null
  text?: string
  about?: string | null
  work?: 'work' | 'approval' | 'inspection' | 'wait' | 'system'
  process_time?: number | null
  wait_time?: number | null
  duration?: number | null
  complete_accurate?: number | null
  people?: number | null
  confidence?: 'measured' | 'estimate' | 'guess' | null
  value?: 'VA' | 'NNVA' | 'NVA' | null
  value_reason?: string
  wastes?: ('defects' | 'overproduction' | 'waiting' | 'talent' | 'transport' | 'inventory' | 'motion' | 'extra_processing')[]
  origins?: string[]
  decision?: 'keep' | 'eliminate' | 'combine' | 'rearrange' | 'simplify' | 'automate' | 'outsource' | null
  decision_reason?: string
  merge_into?: string | null
  quality_check?: string
  instructions_url?: string
  final_check?: boolean
  accountable?: string[]
  consulted?: string[]
  informed?: string[]
  hidden?: boolean
  locked?: boolean
}

export interface Link {
  id: string
  author?: string | null
  created_at?: string | null
  state?: 'current' | 'future'
  variant?: string | null
  source: string
  target: string
  kind?: 'flow' | 'rework' | 'information'
  probability?: number | null
  text?: string
}

export interface Variant {
  id: string
  author?: string | null
  created_at?: string | null
  name?: string
}

export interface Why {
  id: string
  author?: string | null
  created_at?: string | null
  problem: string
  parent?: string | null
  text?: string
  is_root?: boolean
  countermeasure?: string
}

export interface Action {
  id: string
  author?: string | null
  created_at?: string | null
  text?: string
  who?: string
  due?: string | null
  effect?: string
  status?: 'open' | 'doing' | 'done' | 'dropped'
  source?: string | null
}

export interface Comment {
  id: string
  author?: string | null
  created_at?: string | null
  about?: string | null
  parent?: string | null
  text?: string
  mentions?: string[]
  resolved?: boolean
}

export interface Poll {
  id: string
  author?: string | null
  created_at?: string | null
  question?: string
  targets?: string[]
  dots?: number
  closed?: boolean
}

export interface Vote {
  id: string
  author?: string | null
  created_at?: string | null
  poll: string
  target: string
  count?: number
}

export interface Timer {
  id: string
  author?: string | null
  created_at?: string | null
  ends_at?: string | null
  left?: number | null
}

export interface AgendaItem {
  id: string
  author?: string | null
  created_at?: string | null
  phase?: 'charter' | 'listen' | 'steps' | 'data' | 'totals' | 'judge' | 'causes' | 'future' | 'plan' | 'sign_off' | 'review' | null
  minutes?: number | null
  used?: number | null
}

export interface Waiver {
  id: string
  author?: string | null
  created_at?: string | null
  code?: string
  notes?: string[]
  reason?: string
}

export interface Review {
  id: string
  author?: string | null
  created_at?: string | null
  due?: string | null
  actuals?: { [name: string]: number | null }
}

export interface Release {
  id: string
  author?: string | null
  created_at?: string | null
  number?: string
  version?: number | null
  name?: string
  effective?: string | null
}

export interface Signature {
  id: string
  author?: string | null
  created_at?: string | null
  release: string
  role?: string
  name?: string
  at?: string | null
}

export interface Facts {
  title?: string
  purpose?: string
  starts_when?: string
  ends_when?: string
  customer?: string
  owner?: string
  sponsor?: string
  calendar?: Calendar
  demand?: Demand
  currency?: string
  chosen_variant?: string | null
  locked_states?: ('current' | 'future')[]
  phase?: 'charter' | 'listen' | 'steps' | 'data' | 'totals' | 'judge' | 'causes' | 'future' | 'plan' | 'sign_off' | 'review' | null
  charter?: Charter
  freed_time_use?: string
}

export interface BoardFile extends Facts {
  format: 'leanwall.board'
  version: 1
  lanes?: Lane[]
  notes?: Note[]
  links?: Link[]
  variants?: Variant[]
  whys?: Why[]
  actions?: Action[]
  comments?: Comment[]
  polls?: Poll[]
  votes?: Vote[]
  timers?: Timer[]
  agenda_items?: AgendaItem[]
  waivers?: Waiver[]
  reviews?: Review[]
  releases?: Release[]
  signatures?: Signature[]
}

export interface Records {
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

export type RecordName = keyof Records

export const PLURAL = {
  lane: 'lanes',
  note: 'notes',
  link: 'links',
  variant: 'variants',
  why: 'whys',
  action: 'actions',
  comment: 'comments',
  poll: 'polls',
  vote: 'votes',
  timer: 'timers',
  agenda_item: 'agenda_items',
  waiver: 'waivers',
  review: 'reviews',
  release: 'releases',
  signature: 'signatures',
} as const satisfies Record<RecordName, string>

export const MAX_NOTES = 5000

export interface FieldInfo {
  title: string
  type: FieldType
  help?: string
  unit?: 's' | 'share' | 'h' | 'min' | 'currency/h'
  options?: readonly string[]
  ref?: RecordName
  onDelete?: 'delete' | 'clear' | 'keep'
  max?: number
  min?: number
  maxLength?: number
  initial?: unknown
  stamped?: true
  splices?: true
}

export type FieldType = 'text' | 'number' | 'flag' | 'choice' | 'choices' | 'ids' | 'pair' | 'part' | 'table'

export const FIELDS: { readonly [record: string]: { readonly [field: string]: FieldInfo } } = {
  "board": {
    "title": {
      "title": "Title",
      "type": "text",
      "maxLength": 300,
      "initial": "",
      "splices": true
    },
    "purpose": {
      "title": "Purpose",
      "type": "text",
      "maxLength": 10000,
      "initial": "",
      "splices": true
    },
    "starts_when": {
      "title": "Starts when",
      "type": "text",
      "maxLength": 10000,
      "initial": "",
      "splices": true
    },
    "ends_when": {
      "title": "Ends when",
      "type": "text",
      "maxLength": 10000,
      "initial": "",
      "splices": true
    },
    "customer": {
      "title": "Customer",
      "type": "text",
      "maxLength": 300,
      "initial": "",
      "splices": true
    },
    "owner": {
      "title": "Process owner",
      "type": "text",
      "maxLength": 300,
      "initial": "",
      "splices": true
    },
    "sponsor": {
      "title": "Sponsor",
      "type": "text",
      "maxLength": 300,
      "initial": "",
      "splices": true
    },
    "calendar": {
      "title": "Calendar",
      "type": "part"
    },
    "demand": {
      "title": "Demand",
      "type": "part"
    },
    "currency": {
      "title": "Currency",
      "type": "text",
      "maxLength": 8,
      "initial": "EUR"
    },
    "chosen_variant": {
      "title": "Chosen variant",
      "type": "text",
      "ref": "variant",
      "onDelete": "clear",
      "maxLength": 64
    },
    "locked_states": {
      "title": "Locked states",
      "type": "choices",
      "options": [
        "current",
        "future"
      ],
      "maxLength": 2
    },
    "phase": {
      "title": "Phase",
      "type": "choice",
      "options": [
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
      ]
    },
    "charter": {
      "title": "Charter",
      "type": "part"
    },
    "freed_time_use": {
      "title": "Use of the freed time",
      "type": "text",
      "maxLength": 10000,
      "initial": "",
      "splices": true
    }
  },
  "calendar": {
    "hours_per_day": {
      "title": "Hours a day",
      "type": "number",
      "unit": "h",
      "max": 24,
      "initial": 8
    },
    "productive_hours_per_day": {
      "title": "Productive hours a day",
      "type": "number",
      "unit": "h",
      "max": 24,
      "initial": 7
    },
    "days_per_week": {
      "title": "Days a week",
      "type": "number",
      "max": 7,
      "initial": 5
    },
    "days_per_month": {
      "title": "Days a month",
      "type": "number",
      "max": 31,
      "initial": 20
    }
  },
  "demand": {
    "quantity": {
      "title": "How many",
      "type": "number",
      "help": "Items asked for in one period.",
      "max": 1000000000000.0,
      "min": 0
    },
    "per": {
      "title": "Per",
      "type": "choice",
      "options": [
        "hour",
        "day",
        "week",
        "month",
        "year"
      ],
      "initial": "month"
    }
  },
  "charter": {
    "problem": {
      "title": "Problem",
      "type": "text",
      "maxLength": 10000,
      "initial": ""
    },
    "in_scope": {
      "title": "In scope",
      "type": "text",
      "maxLength": 10000,
      "initial": ""
    },
    "out_of_scope": {
      "title": "Out of scope",
      "type": "text",
      "maxLength": 10000,
      "initial": ""
    },
    "targets": {
      "title": "Targets",
      "type": "text",
      "maxLength": 10000,
      "initial": ""
    },
    "team": {
      "title": "Team",
      "type": "text",
      "maxLength": 10000,
      "initial": ""
    },
    "suppliers": {
      "title": "Suppliers",
      "type": "text",
      "maxLength": 10000,
      "initial": ""
    },
    "inputs": {
      "title": "Inputs",
      "type": "text",
      "maxLength": 10000,
      "initial": ""
    },
    "process": {
      "title": "Process in five to seven words",
      "type": "text",
      "maxLength": 10000,
      "initial": ""
    },
    "outputs": {
      "title": "Outputs",
      "type": "text",
      "maxLength": 10000,
      "initial": ""
    },
    "customers": {
      "title": "Customers",
      "type": "text",
      "maxLength": 10000,
      "initial": ""
    }
  },
  "lane": {
    "author": {
      "title": "Author",
      "type": "text",
      "maxLength": 300,
      "stamped": true
    },
    "created_at": {
      "title": "Created",
      "type": "text",
      "maxLength": 64,
      "stamped": true
    },
    "name": {
      "title": "Name",
      "type": "text",
      "maxLength": 300,
      "initial": "",
      "splices": true
    },
    "people": {
      "title": "People",
      "type": "number",
      "help": "How many people share this work.",
      "max": 100000,
      "min": 0
    },
    "share": {
      "title": "Share of their time",
      "type": "number",
      "help": "Part of their time that this process gets; 100 % if empty.",
      "unit": "share",
      "max": 1,
      "min": 0
    },
    "cost_per_hour": {
      "title": "Cost per hour",
      "type": "number",
      "unit": "currency/h",
      "max": 1000000000000.0,
      "min": 0
    },
    "outside": {
      "title": "Outside",
      "type": "flag",
      "help": "Customer, supplier or specialist outside the company.",
      "initial": false
    },
    "order": {
      "title": "Order",
      "type": "text",
      "help": "Fractional key; lanes are sorted by it.",
      "maxLength": 300
    },
    "color": {
      "title": "Colour",
      "type": "text",
      "maxLength": 64
    },
    "height": {
      "title": "Height",
      "type": "number",
      "max": 10000
    },
    "collapsed": {
      "title": "Collapsed",
      "type": "flag",
      "initial": false
    }
  },
  "note": {
    "author": {
      "title": "Author",
      "type": "text",
      "maxLength": 300,
      "stamped": true
    },
    "created_at": {
      "title": "Created",
      "type": "text",
      "maxLength": 64,
      "stamped": true
    },
    "state": {
      "title": "State",
      "type": "choice",
      "options": [
        "current",
        "future"
      ],
      "initial": "current"
    },
    "variant": {
      "title": "Variant",
      "type": "text",
      "ref": "variant",
      "onDelete": "delete",
      "maxLength": 64
    },
    "kind": {
      "title": "Kind",
      "type": "choice",
      "options": [
        "step",
        "problem",
        "idea",
        "question",
        "text"
      ],
      "initial": "step"
    },
    "lane": {
      "title": "Lane",
      "type": "text",
      "ref": "lane",
      "onDelete": "clear",
      "maxLength": 64
    },
    "x": {
      "title": "x",
      "type": "number",
      "max": 1000000000.0,
      "min": -1000000000.0,
      "initial": 0
    },
    "y": {
      "title": "y",
      "type": "number",
      "help": "Relative to the lane.",
      "max": 1000000000.0,
      "min": -1000000000.0,
      "initial": 0
    },
    "size": {
      "title": "Size",
      "type": "pair",
      "help": "Width and height."
    },
    "color": {
      "title": "Colour",
      "type": "text",
      "maxLength": 64
    },
    "text": {
      "title": "Text",
      "type": "text",
      "maxLength": 10000,
      "initial": "",
      "splices": true
    },
    "about": {
      "title": "About",
      "type": "text",
      "help": "The note this one speaks of.",
      "ref": "note",
      "onDelete": "clear",
      "maxLength": 64
    },
    "work": {
      "title": "Type of work",
      "type": "choice",
      "options": [
        "work",
        "approval",
        "inspection",
        "wait",
        "system"
      ],
      "initial": "work"
    },
    "process_time": {
      "title": "Work",
      "type": "number",
      "help": "Hands-on time for one item, uninterrupted.",
      "unit": "s",
      "max": 10000000000.0,
      "min": 0
    },
    "wait_time": {
      "title": "Wait before",
      "type": "number",
      "help": "From “work is there” to first touch.",
      "unit": "s",
      "max": 10000000000.0,
      "min": 0
    },
    "duration": {
      "title": "Duration",
      "type": "number",
      "help": "First touch to hand-over; at least the work time; empty: the work time.",
      "unit": "s",
      "max": 10000000000.0,
      "min": 0
    },
    "complete_accurate": {
      "title": "%C&A",
      "type": "number",
      "help": "Share of this step's output that the next step can use as it is.",
      "unit": "share",
      "max": 1,
      "min": 0
    },
    "people": {
      "title": "People at once",
      "type": "number",
      "help": "1 if empty.",
      "max": 1000
    },
    "confidence": {
      "title": "Confidence",
      "type": "choice",
      "options": [
        "measured",
        "estimate",
        "guess"
      ]
    },
    "value": {
      "title": "Value",
      "type": "choice",
      "help": "VA: the customer values it; NNVA: necessary; NVA: waste.",
      "options": [
        "VA",
        "NNVA",
        "NVA"
      ]
    },
    "value_reason": {
      "title": "Why necessary",
      "type": "text",
      "maxLength": 10000,
      "initial": "",
      "splices": true
    },
    "wastes": {
      "title": "Wastes",
      "type": "choices",
      "options": [
        "defects",
        "overproduction",
        "waiting",
        "talent",
        "transport",
        "inventory",
        "motion",
        "extra_processing"
      ],
      "maxLength": 8
    },
    "origins": {
      "title": "Origins",
      "type": "ids",
      "help": "The current steps this future step came from.",
      "ref": "note",
      "onDelete": "keep",
      "maxLength": 64
    },
    "decision": {
      "title": "Decision",
      "type": "choice",
      "options": [
        "keep",
        "eliminate",
        "combine",
        "rearrange",
        "simplify",
        "automate",
        "outsource"
      ]
    },
    "decision_reason": {
      "title": "Reason",
      "type": "text",
      "maxLength": 10000,
      "initial": "",
      "splices": true
    },
    "merge_into": {
      "title": "Merge into",
      "type": "text",
      "ref": "note",
      "onDelete": "clear",
      "maxLength": 64
    },
    "quality_check": {
      "title": "Quality check",
      "type": "text",
      "help": "One check a line.",
      "maxLength": 10000,
      "initial": "",
      "splices": true
    },
    "instructions_url": {
      "title": "How-to link",
      "type": "text",
      "maxLength": 2000,
      "initial": ""
    },
    "final_check": {
      "title": "In the final check",
      "type": "flag",
      "initial": false
    },
    "accountable": {
      "title": "Accountable",
      "type": "ids",
      "ref": "lane",
      "onDelete": "keep",
      "maxLength": 64
    },
    "consulted": {
      "title": "Consulted",
      "type": "ids",
      "ref": "lane",
      "onDelete": "keep",
      "maxLength": 64
    },
    "informed": {
      "title": "Informed",
      "type": "ids",
      "ref": "lane",
      "onDelete": "keep",
      "maxLength": 64
    },
    "hidden": {
      "title": "Hidden",
      "type": "flag",
      "initial": false
    },
    "locked": {
      "title": "Locked",
      "type": "flag",
      "initial": false
    }
  },
  "link": {
    "author": {
      "title": "Author",
      "type": "text",
      "maxLength": 300,
      "stamped": true
    },
    "created_at": {
      "title": "Created",
      "type": "text",
      "maxLength": 64,
      "stamped": true
    },
    "state": {
      "title": "State",
      "type": "choice",
      "options": [
        "current",
        "future"
      ],
      "initial": "current"
    },
    "variant": {
      "title": "Variant",
      "type": "text",
      "ref": "variant",
      "onDelete": "delete",
      "maxLength": 64
    },
    "source": {
      "title": "From",
      "type": "text",
      "ref": "note",
      "onDelete": "delete",
      "maxLength": 64
    },
    "target": {
      "title": "To",
      "type": "text",
      "ref": "note",
      "onDelete": "delete",
      "maxLength": 64
    },
    "kind": {
      "title": "Kind",
      "type": "choice",
      "options": [
        "flow",
        "rework",
        "information"
      ],
      "initial": "flow"
    },
    "probability": {
      "title": "Share",
      "type": "number",
      "unit": "share",
      "max": 1,
      "min": 0
    },
    "text": {
      "title": "Label",
      "type": "text",
      "maxLength": 10000,
      "initial": "",
      "splices": true
    }
  },
  "variant": {
    "author": {
      "title": "Author",
      "type": "text",
      "maxLength": 300,
      "stamped": true
    },
    "created_at": {
      "title": "Created",
      "type": "text",
      "maxLength": 64,
      "stamped": true
    },
    "name": {
      "title": "Name",
      "type": "text",
      "maxLength": 300,
      "initial": "",
      "splices": true
    }
  },
  "why": {
    "author": {
      "title": "Author",
      "type": "text",
      "maxLength": 300,
      "stamped": true
    },
    "created_at": {
      "title": "Created",
      "type": "text",
      "maxLength": 64,
      "stamped": true
    },
    "problem": {
      "title": "Problem",
      "type": "text",
      "ref": "note",
      "onDelete": "delete",
      "maxLength": 64
    },
    "parent": {
      "title": "Because of",
      "type": "text",
      "ref": "why",
      "onDelete": "delete",
      "maxLength": 64
    },
    "text": {
      "title": "Because",
      "type": "text",
      "maxLength": 10000,
      "initial": "",
      "splices": true
    },
    "is_root": {
      "title": "Root cause",
      "type": "flag",
      "initial": false
    },
    "countermeasure": {
      "title": "Countermeasure",
      "type": "text",
      "maxLength": 10000,
      "initial": "",
      "splices": true
    }
  },
  "action": {
    "author": {
      "title": "Author",
      "type": "text",
      "maxLength": 300,
      "stamped": true
    },
    "created_at": {
      "title": "Created",
      "type": "text",
      "maxLength": 64,
      "stamped": true
    },
    "text": {
      "title": "What",
      "type": "text",
      "maxLength": 10000,
      "initial": "",
      "splices": true
    },
    "who": {
      "title": "Who",
      "type": "text",
      "maxLength": 300,
      "initial": "",
      "splices": true
    },
    "due": {
      "title": "When",
      "type": "text",
      "maxLength": 64
    },
    "effect": {
      "title": "Expected effect",
      "type": "text",
      "maxLength": 10000,
      "initial": "",
      "splices": true
    },
    "status": {
      "title": "Status",
      "type": "choice",
      "options": [
        "open",
        "doing",
        "done",
        "dropped"
      ],
      "initial": "open"
    },
    "source": {
      "title": "Comes from",
      "type": "text",
      "maxLength": 64
    }
  },
  "comment": {
    "author": {
      "title": "Author",
      "type": "text",
      "maxLength": 300,
      "stamped": true
    },
    "created_at": {
      "title": "Created",
      "type": "text",
      "maxLength": 64,
      "stamped": true
    },
    "about": {
      "title": "About",
      "type": "text",
      "ref": "note",
      "onDelete": "delete",
      "maxLength": 64
    },
    "parent": {
      "title": "In reply to",
      "type": "text",
      "ref": "comment",
      "onDelete": "delete",
      "maxLength": 64
    },
    "text": {
      "title": "Text",
      "type": "text",
      "maxLength": 10000,
      "initial": "",
      "splices": true
    },
    "mentions": {
      "title": "Mentions",
      "type": "ids",
      "maxLength": 300
    },
    "resolved": {
      "title": "Resolved",
      "type": "flag",
      "initial": false
    }
  },
  "poll": {
    "author": {
      "title": "Author",
      "type": "text",
      "maxLength": 300,
      "stamped": true
    },
    "created_at": {
      "title": "Created",
      "type": "text",
      "maxLength": 64,
      "stamped": true
    },
    "question": {
      "title": "Question",
      "type": "text",
      "maxLength": 10000,
      "initial": "",
      "splices": true
    },
    "targets": {
      "title": "On",
      "type": "ids",
      "ref": "note",
      "onDelete": "keep",
      "maxLength": 64
    },
    "dots": {
      "title": "Dots a person",
      "type": "number",
      "max": 1000000,
      "min": 0,
      "initial": 3
    },
    "closed": {
      "title": "Closed",
      "type": "flag",
      "initial": false
    }
  },
  "vote": {
    "author": {
      "title": "Author",
      "type": "text",
      "maxLength": 300,
      "stamped": true
    },
    "created_at": {
      "title": "Created",
      "type": "text",
      "maxLength": 64,
      "stamped": true
    },
    "poll": {
      "title": "Poll",
      "type": "text",
      "ref": "poll",
      "onDelete": "delete",
      "maxLength": 64
    },
    "target": {
      "title": "On",
      "type": "text",
      "ref": "note",
      "onDelete": "delete",
      "maxLength": 64
    },
    "count": {
      "title": "Dots",
      "type": "number",
      "max": 1000000,
      "min": 0,
      "initial": 1
    }
  },
  "timer": {
    "author": {
      "title": "Author",
      "type": "text",
      "maxLength": 300,
      "stamped": true
    },
    "created_at": {
      "title": "Created",
      "type": "text",
      "maxLength": 64,
      "stamped": true
    },
    "ends_at": {
      "title": "Ends at",
      "type": "text",
      "maxLength": 64
    },
    "left": {
      "title": "Left",
      "type": "number",
      "unit": "s",
      "max": 10000000000.0,
      "min": 0
    }
  },
  "agenda_item": {
    "author": {
      "title": "Author",
      "type": "text",
      "maxLength": 300,
      "stamped": true
    },
    "created_at": {
      "title": "Created",
      "type": "text",
      "maxLength": 64,
      "stamped": true
    },
    "phase": {
      "title": "Phase",
      "type": "choice",
      "options": [
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
      ]
    },
    "minutes": {
      "title": "Minutes planned",
      "type": "number",
      "unit": "min",
      "max": 1000000000000.0,
      "min": 0
    },
    "used": {
      "title": "Minutes used",
      "type": "number",
      "unit": "min",
      "max": 1000000000000.0,
      "min": 0
    }
  },
  "waiver": {
    "author": {
      "title": "Author",
      "type": "text",
      "maxLength": 300,
      "stamped": true
    },
    "created_at": {
      "title": "Created",
      "type": "text",
      "maxLength": 64,
      "stamped": true
    },
    "code": {
      "title": "Check",
      "type": "text",
      "maxLength": 300,
      "initial": "",
      "splices": true
    },
    "notes": {
      "title": "Notes",
      "type": "ids",
      "ref": "note",
      "onDelete": "keep",
      "maxLength": 64
    },
    "reason": {
      "title": "Reason",
      "type": "text",
      "maxLength": 10000,
      "initial": "",
      "splices": true
    }
  },
  "review": {
    "author": {
      "title": "Author",
      "type": "text",
      "maxLength": 300,
      "stamped": true
    },
    "created_at": {
      "title": "Created",
      "type": "text",
      "maxLength": 64,
      "stamped": true
    },
    "due": {
      "title": "Due",
      "type": "text",
      "maxLength": 64
    },
    "actuals": {
      "title": "Actual figures",
      "type": "table",
      "maxLength": 300
    }
  },
  "release": {
    "author": {
      "title": "Author",
      "type": "text",
      "maxLength": 300,
      "stamped": true
    },
    "created_at": {
      "title": "Created",
      "type": "text",
      "maxLength": 64,
      "stamped": true
    },
    "number": {
      "title": "Number",
      "type": "text",
      "maxLength": 300,
      "initial": "",
      "splices": true
    },
    "version": {
      "title": "Board version",
      "type": "number",
      "max": 1000000,
      "min": 0
    },
    "name": {
      "title": "Name",
      "type": "text",
      "maxLength": 300,
      "initial": "",
      "splices": true
    },
    "effective": {
      "title": "Effective",
      "type": "text",
      "maxLength": 64
    }
  },
  "signature": {
    "author": {
      "title": "Author",
      "type": "text",
      "maxLength": 300,
      "stamped": true
    },
    "created_at": {
      "title": "Created",
      "type": "text",
      "maxLength": 64,
      "stamped": true
    },
    "release": {
      "title": "Release",
      "type": "text",
      "ref": "release",
      "onDelete": "keep",
      "maxLength": 64
    },
    "role": {
      "title": "Role",
      "type": "text",
      "maxLength": 300,
      "initial": "",
      "splices": true
    },
    "name": {
      "title": "Name",
      "type": "text",
      "maxLength": 300,
      "initial": "",
      "splices": true
    },
    "at": {
      "title": "At",
      "type": "text",
      "maxLength": 64
    }
  }
}
