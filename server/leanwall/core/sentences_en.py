"""What findings say in English: by code (and case) the sentence, what to do, and the sentence for a single step.

Words with a leading underscore are parts of sentences. German is in sentences_de.py; a test keeps both complete.
"""

from __future__ import annotations

_ALL_MEET = "Let branches meet again before new ones begin."

ENGLISH: dict[str, tuple[str, ...]] = {
    "_and": (" and ",),
    "_more_names": ("{names} and {count} more",),
    "_without_text": ("the step without a text ({id})",),
    "_people": ("how many people there are",),
    "_cost": ("what an hour costs",),
    "_process_owner": ("the process owner",),
    "_sponsor": ("the sponsor",),
    "_more": ("There are more findings like the {most} that are listed.", "Look into these first."),
    # how the map is drawn
    "flow_circle": (
        "{notes} follow each other in a circle, so the map never gets past.",
        "Make the link that goes back a rework link and give it its share.",
        "{notes} follows itself, so the map never gets past.",
    ),
    "unlinked": (
        "{notes} are linked to nothing, so they are in no figure.",
        "Link it to the step before and the step after it, or delete it.",
        "{notes} is linked to nothing, so it is in no figure.",
    ),
    "stray_link.no_step": (
        "The link from {source} to {target} joins a step with a note that is no step; the figures leave it out.",
        "Link steps only, or make the note a step.",
    ),
    "stray_link.states": (
        "The link from {source} to {target} leads from one state into the other; the figures leave it out.",
        "Delete it; origins say which step became which.",
    ),
    "stray_link.variants": (
        "The link from {source} to {target} leads from one variant into another; the figures leave it out.",
        "Delete it and link the steps inside one variant.",
    ),
    "stray_link.filed": (
        "The link from {source} to {target} is filed under another state or variant than its steps; "
        "the figures leave it out.",
        "Delete it and draw it again.",
    ),
    "double_link": ("Two links lead from {first} to the same step.", "Delete one of them."),
    "lone_share": (
        "The only link out of {first} has a share; it is read as 100 %.",
        "Draw the other way that items take, or clear the share.",
    ),
    "two_rests": (
        "{rests} ways out of {first} have no share while others do; only one can be “the rest”.",
        "Give all but one of them a share.",
    ),
    "shares_do_not_add_up": (
        "The shares out of {first} add up to {total}, not to 100 %.",
        "Correct them, or leave one of them open: it takes the rest.",
    ),
    "rework_above_all": (
        "{share} of the items would go back from {first}: more than all of them.",
        "Correct the shares of its rework links.",
    ),
    "double_rework": (
        "{count} rework links lead from {first} to {target}; they count together, as {total}.",
        "Keep one of them, with the share that goes back in all.",
    ),
    "rework_without_share": (
        "The rework link from {first} to {target} has no share, so rework cannot be counted.",
        "Say how many of a hundred items go back.",
    ),
    "leaves_parallel": (
        "Items can leave a parallel branch for good at {first}, so figures with rework cannot be said.",
        "Let all items come back from there by a rework link of 100 %.",
    ),
    "rework_crosses_parallel": (
        "Rework from {first} to {second} crosses the border of a parallel part, so figures with rework cannot be said.",
        "Let it go back inside its own branch, or from after the branches meet to before they part.",
    ),
    "endless_loop": (
        "{notes} send work to each other and never finish.",
        "Give the rework link that closes the loop a share below 100 %.",
        "Every item at {notes} goes back to it and never finishes.",
    ),
    "too_many_loops": (
        "The rework loops of more than {most} steps run through one another: too many to be solved.",
        "Keep the loops that matter, or split the process.",
    ),
    "rework_in_a_tangle": (
        "Parallel branches come together at {notes} in ways in which rework cannot be counted.",
        _ALL_MEET,
    ),
    "too_tangled.cases": (
        "The branches of this map overlap in too many ways; how often each step is done cannot be said.",
        _ALL_MEET,
    ),
    "too_tangled.crossing": (
        "The parallel branches of this map cross each other too often to be followed.",
        _ALL_MEET,
    ),
    "open_choice": (
        "The choice after {first} does not come together again before the parallel branches after {fork} meet.",
        "Let its ways meet in a step of the same branch first; till then nobody can say how long this takes.",
    ),
    "open_choice.starts": (
        "The choice after {first} does not come together again before the map's starts meet.",
        "Let its ways meet in a step of the same branch first; till then nobody can say how long this takes.",
    ),
    "parallel_average": (
        "A choice or a loop lies inside a parallel branch ({notes}): "
        "the true average lead time can be higher than the one shown.",
        "Read the lead time as a lower limit and look at the longest route, too.",
    ),
    "shorter_than_work": (
        "{first} takes less time in all ({duration}) than its work alone ({work}), so its lead time cannot be said.",
        "Duration runs from first touch to hand-over; is it waiting time that was meant?",
    ),
    "no_way_in": (
        "No item ever comes to {notes}: nothing leads there, so they count for nothing.",
        "Draw the link that leads there, correct its share, or delete it.",
        "No item ever comes to {notes}: nothing leads there, so it counts for nothing.",
    ),
    "no_way_out": (
        "{share} of the items that go to {first} never come back.",
        "Lead all of them back by a rework link of 100 %, unless they really end there.",
    ),
    "start_after_rework": (
        "{first} has no flow link leading in, so it counts as a start that every item passes.",
        "If only rework comes there, lead back by a rework link instead of the flow link.",
    ),
    "rework_forward": (
        "Rework from {first} goes forward to {second}, past the steps between.",
        "Rework goes back; use a flow link with a share for a way that skips steps.",
    ),
    "branch_left_out": (
        "The parallel branch that begins with {notes} never meets the others; the timeline leaves it out.",
        "Link its end to the step that waits for it; if nobody waits, all is well.",
    ),
    "many_visits": (
        "One item comes up to {most} times to {notes}; are the rework shares right?",
        "Check how many of a hundred items really go back.",
    ),
    # what is not known
    "missing_time": (
        "Work or waiting time is missing at {count} of {of} steps ({notes}).",
        "Take it from records; else ask who does it, and mark what is an estimate.",
    ),
    "missing_accuracy": (
        "%C&A is missing at {count} of {of} steps ({notes}).",
        "Ask the receiver: how many of ten can you use without correcting or asking?",
    ),
    "missing_value": (
        "Nobody has judged yet what the customer gets from {count} of {of} steps ({notes}).",
        "Ask: would the customer pay for it? Then mark VA, necessary or waste.",
    ),
    "missing_demand": (
        "Nobody has said how many items come in a period; takt, load and staff need it.",
        "Ask how often the customer asks, and enter the demand.",
    ),
    "missing_people": (
        "Nobody has said for the lane “{lane}” {what}.",
        "Enter it at the lane's head.",
    ),
    "mostly_estimated": (
        "{share} of the lead time is estimated, most of it at {notes}.",
        "Measure these first; records beat memory.",
    ),
    "count_differs": (
        "{pile} items were counted waiting, the map says {mapped}: at this demand the pile means {pile_time} of "
        "waiting, the map has {mapped_time}.",
        "Check the waiting times, the count and the demand.",
    ),
    "wait_with_work": (
        "{notes}: a wait has waiting time only; its work, duration or %C&A is not what is measured.",
        "Put the time into “wait before”, or make it a step.",
    ),
    "odd_calendar": (
        "The day has {hours} hours and {productive} productive ones: more than all.",
        "Correct the hours in the board's calendar.",
    ),
    # where it hurts
    "duplicate_approval": (
        "{second} checks again what {first} has checked; nothing of value lies between.",
        "Ask what breaks if one of them goes, and train the reviewer who stays.",
    ),
    "nearly_full": (
        "“{lane}” is loaded to {used}; beyond 85 % work begins to pile up.",
        "Keep some air: move a step, or cut its work or its rework.",
    ),
    "overload": (
        "“{lane}” is loaded to {used}: the backlog grows by {growth} items a day.",
        "Move a step to another lane, cut its work, or cut the rework.",
    ),
    "overload.by_rework": (
        "“{lane}” is loaded to {used}: the backlog grows by {growth} items a day. "
        "Without rework it would be {without}.",
        "Move a step to another lane, cut its work, or cut the rework.",
    ),
    "nobody_owns": (
        "{notes} have no lane: nobody owns them.",
        "Ask who does it, and move it into that lane.",
        "{notes} has no lane: nobody owns it.",
    ),
    "bounce": (
        "From {first} the work goes to {second} and straight back to the same lane.",
        "Could one person finish these in one sitting?",
    ),
    "low_accuracy": (
        "Fewer than 80 % of what {notes} hand on can be used as it is.",
        "Ask the receivers what is missing, and why; then why again.",
        "Fewer than 80 % of what {notes} hands on can be used as it is.",
    ),
    "improve_first": (
        "{second} is automatic, but only {share} of its input is right.",
        "Improve {first} first; a machine repeats faults faster.",
    ),
    "long_wait": (
        "Before {first} an item waits {time}, {share} of the lead time.",
        "Ask what it waits for: a batch, an approval, an answer? Then ask why.",
    ),
    "rework_not_drawn": (
        "What {notes} hand on is not always right, but no rework is drawn; the figures count none.",
        "Ask where the faulty ones go, and draw a rework link with its share.",
        "What {notes} hands on is not always right, but no rework is drawn; the figures count none.",
    ),
    "same_step_twice": (
        "{first} is on the map {times} times, in different lanes.",
        "Is it done twice? Let one lane own it.",
    ),
    "too_detailed": (
        "{steps} steps are on the map; 5 to 15 are enough to see the flow.",
        "Join what one person does in one sitting, or map a part.",
    ),
    # what is to be decided and agreed
    "necessary_without_reason": (
        "{notes}: necessary, but nobody has said why.",
        "Name the law, the contract or the next step's need.",
    ),
    "habit_is_no_reason": (
        "{notes}: “always done it that way” is no reason.",
        "Ask what would break if it stopped tomorrow.",
    ),
    "without_words": (
        "{count} steps have no text.",
        "Write a verb and a noun: “check invoice”.",
        "A step has no text.",
    ),
    "undecided": (
        "Nothing is decided yet about {notes}.",
        "Eliminate, combine, rearrange, simplify, then automate; or say why it stays.",
    ),
    "decision_without_reason": (
        "The decision about {notes} has no reason.",
        "Say what breaks if it goes and what replaces it.",
    ),
    "eliminated_but_there": (
        "{first} is to be eliminated, but a future step still comes from it.",
        "Delete the future step or change the decision.",
    ),
    "kept_but_gone": (
        "{first} is to stay ({decision}), but no future step comes from it.",
        "Add it to a future step's origins, or change the decision.",
    ),
    "combined_with_what": (
        "{first} is to be combined, but nobody has said with which step.",
        "Name the step it goes into.",
    ),
    "combined_with_gone": (
        "{first} is to be combined with {second}, which is to be eliminated; until then it stands alone.",
        "Combine it with another step, or decide anew about one of the two.",
    ),
    "rework_left_out": (
        "The rework from {first} to {second} is left out of the future, so its figures may look better than they get.",
        "Draw the rework between the steps that do this work in the future, or waive this with the reason why it ends.",
    ),
    "flow_left_open": (
        "{first} has left its place, and it is open which of the ways that led there leads on where.",
        "Draw the links in the future from the steps before it to those after it.",
    ),
    "to_agree": (
        "The checklist would say TO AGREE at {notes}: owner, time or quality check is missing.",
        "Agree who does it, how long it takes and how one sees that it is right.",
    ),
    "no_today": (
        "There is a future state, but no step of today; so there is no before to compare it with.",
        "Map today's process, or say here why there is none.",
    ),
    "lost_origin": (
        "{notes} come from a step that is not on today's map.",
        "Choose the step it came from, or clear the origin.",
        "{notes} comes from a step that is not on today's map.",
    ),
    "freed_time": (
        "Nobody has agreed what the freed time is for.",
        "Write it down before anybody asks whose job goes.",
    ),
    "hidden_steps": (
        "{count} steps are hidden, so nobody can see what they would agree on: {notes}.",
        "Show them to everybody, or delete them.",
        "{notes} is hidden, so nobody can see what they would agree on.",
        "Show it to everybody, or delete it.",
    ),
    "no_future": ("There is no future state to agree on.", "Start it from the current state."),
    "nobody_named": (
        "Nobody has said who {who} are.",
        "Enter the names under “About this process”.",
        "Nobody has said who {who} is.",
    ),
    "action_without_owner": (
        "{count} actions have no person or no date: {actions}.",
        "Agree who does it and by when.",
        "1 action has no person or no date: {actions}.",
    ),
    # decisions by name
    "_keep": ("keep",),
    "_simplify": ("simplify",),
    "_rearrange": ("rearrange",),
    "_automate": ("automate",),
}
