// Reviews after 30, 60 and 90 days, then monthly: what was measured beside what it was before and what was meant.
import { Trash2 } from "lucide-react";
import {
  addMonthlyReview,
  planReviews,
  removeReview,
  reviewsOf,
  setActual,
} from "../../commands/verbs/agreeing";
import { words } from "../../i18n";
import type { Figure, FigureName, Measured } from "../../model/figures";
import type { Field, Review } from "../../model/records";
import { isOverdue, todayHere } from "../../model/reviews";
import type { LiveBoard } from "../../sync/live-board";
import { useAttempt } from "../../ui/attempt";
import { Button, IconButton } from "../../ui/Button";
import { shownFigure } from "../../ui/figure-text";
import { joined } from "../../ui/joined";
import { useFacts, useFigures, useIds, useWall } from "../../ui/live";
import { QuantityField } from "../fields/QuantityField";
import { dayText } from "./AgreeSigning";
import style from "./agree.module.css";
import { LineInput } from "./LineInput";
import { SaveFormat } from "./SaveFormat";
import sheet from "./sheet.module.css";

const MEASURED = [
  "lead_time",
  "process_time",
  "right_first_time",
  "handoffs",
  "work_in_progress",
  "cost_per_item",
] as const satisfies readonly FigureName[];

export function Reviews() {
  const { board } = useWall();
  const { busy, fault, run } = useAttempt();
  useIds("review");
  const reviews = reviewsOf(board);
  return (
    <section className={sheet.card} aria-label={words.agree.reviews}>
      <div className={sheet.row}>
        <h2 className={sheet.title}>{words.agree.reviews}</h2>
        <span className={sheet.space} />
        <SaveFormat format="reviews-ics" label={words.agree.calendar} empty={reviews.length === 0} />
      </div>
      <p className={sheet.quiet}>
        {reviews.length === 0 ? words.agree.reviewsNone : words.agree.reviewsLead}
      </p>
      {reviews.length > 0 ? <ReviewTable reviews={reviews} /> : null}
      {board.canEdit() ? (
        <div className={sheet.row}>
          {reviews.length === 0 ? (
            <Button
              size="s"
              isDisabled={busy}
              onPress={() => void run(() => planReviews(board, todayHere()))}
            >
              {words.agree.planReviews}
            </Button>
          ) : (
            <Button size="s" isDisabled={busy} onPress={() => void run(() => addMonthlyReview(board))}>
              {words.agree.addReview}
            </Button>
          )}
          <span className={sheet.fault} role="alert">
            {fault}
          </span>
        </div>
      ) : null}
    </section>
  );
}

function ReviewTable({ reviews }: { reviews: readonly Review[] }) {
  const { board } = useWall();
  const facts = useFacts();
  const [before, target] = [useFigures("current"), useFigures("future")];
  const said = (figure: Figure | undefined) => (figure && shownFigure(figure, facts)) ?? "–";
  return (
    <div className={sheet.scroll}>
      <ul className={style.days}>
        {reviews.map((review) => (
          <li key={review.id}>
            <ReviewDay review={review} />
          </li>
        ))}
      </ul>
      <table className={joined(sheet.table, sheet.stacked, style.reviews)}>
        <thead>
          <tr>
            <th scope="col">{words.compare.figure}</th>
            <th scope="col" className={sheet.number}>
              {words.compare.before}
            </th>
            <th scope="col" className={sheet.number}>
              {words.agree.target}
            </th>
            {reviews.map((review) => (
              <th key={review.id} scope="col">
                <ReviewDay review={review} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {MEASURED.map((name) => (
            <tr key={name}>
              <th scope="row">{words.compare.names[name]}</th>
              <td className={sheet.number} data-label={words.compare.before}>
                {said(before?.figures[name])}
              </td>
              <td className={sheet.number} data-label={words.agree.target}>
                {said(target?.figures[name])}
              </td>
              {reviews.map((review) => (
                <td key={review.id} data-label={review.due ? dayText(review.due) : "–"}>
                  <QuantityField
                    id={`${review.id}-${name}`}
                    field={fieldOf(target?.figures[name] ?? before?.figures[name])}
                    texts={{
                      title: words.agree.actual,
                      help: undefined,
                      choice: (key) => key,
                    }}
                    value={review.actuals[name] ?? null}
                    calendar={facts.calendar}
                    disabled={!board.canEdit()}
                    set={(value) => {
                      setActual(board, review, name, value as number | null);
                      return undefined;
                    }}
                  />
                </td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">{words.agree.overloaded}</th>
            <td className={sheet.number} colSpan={2}>
              {overloadedNow(before, board)}
            </td>
            {reviews.map((review) => (
              <td key={review.id} data-label={review.due ? dayText(review.due) : "–"}>
                <LineInput
                  record="review"
                  id={review.id}
                  field="overloaded"
                  label={words.agree.overloaded}
                  text={review.overloaded}
                />
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  );
}

/** Those whom today's figures give more than they can do, so that the talk has something to begin with. */
function overloadedNow(measured: Measured | undefined, board: LiveBoard): string {
  const over = Object.entries(measured?.lanes ?? {}).filter(([, { utilisation }]) => (utilisation ?? 0) > 1);
  return over.map(([id]) => board.get("lane", id)?.name || words.lane.unnamed).join(", ") || "–";
}

/** Over its column; on a phone, where a table has no head, in a list. */
function ReviewDay({ review }: { review: Review }) {
  const { board } = useWall();
  const late = isOverdue(review.due, Object.keys(review.actuals).length > 0 ? "done" : "open", todayHere());
  const day = review.due ? dayText(review.due) : "–";
  return (
    <>
      <span className={style.day}>
        {day}
        {board.canEdit() ? (
          <IconButton
            size="s"
            label={`${words.agree.removeReview}: ${day}`}
            icon={<Trash2 size={13} />}
            onPress={() => removeReview(board, review.id)}
          />
        ) : null}
      </span>
      {late ? <span className={joined(sheet.chip, sheet.bad)}>{words.plan.overdue}</span> : null}
    </>
  );
}

/** How the numbers of a figure are typed: times and shares in people's units. */
function fieldOf(figure: Figure | undefined): Field {
  const type = figure?.unit === "s" ? "seconds" : figure?.unit === "share" ? "share" : "number";
  return { title: words.agree.actual, type, min: 0, nullable: true } as Field;
}
