// All processes of a client side by side: how far each has come, what looks bad, what was promised.
import { useCallback, useEffect, useState } from "react";
import { Link } from "wouter";
import { type Process, readPortfolio, type Stage } from "../api/portfolio";
import { locale, words } from "../i18n";
import { Button } from "../ui/Button";
import { joined } from "../ui/joined";
import { Logo } from "../ui/Logo";
import { count, money, share, time } from "../ui/values";
import { AccountMenu } from "./AccountMenu";
import home from "./home.module.css";
import style from "./portfolio.module.css";

const STAGES: readonly Stage[] = ["unmapped", "current", "future", "agreed", "live", "review_due"];

type Column = "title" | "stage" | "lead_time" | "process_time" | "cost_per_item" | "flags" | "next_review";

export function PortfolioPage() {
  const [processes, setProcesses] = useState<readonly Process[]>();
  const [fault, setFault] = useState("");
  const load = useCallback(() => {
    setFault("");
    readPortfolio().then(setProcesses, (problem: Error) => setFault(problem.message));
  }, []);
  useEffect(load, [load]);
  useEffect(() => {
    document.title = `${words.portfolio.title} – ${words.app.name}`;
  }, []);
  return (
    <div className={home.page}>
      <header className={home.bar}>
        <Link href="/" className={joined(home.brand, style.brand)}>
          <Logo /> {words.app.name}
        </Link>
        <span className={home.space} />
        <AccountMenu />
      </header>
      <main className={style.main}>
        <h1 className={home.title}>{words.portfolio.title}</h1>
        <p className={style.lead}>{words.portfolio.lead}</p>
        {fault ? (
          <p className={home.fault} role="alert">
            {fault}{" "}
            <Button size="s" onPress={load}>
              {words.app.tryAgain}
            </Button>
          </p>
        ) : null}
        {processes ? <Overview processes={processes} /> : null}
      </main>
    </div>
  );
}

function Overview({ processes }: { processes: readonly Process[] }) {
  const [by, setBy] = useState<Column>("flags");
  if (processes.length === 0) return <p className={home.quiet}>{words.portfolio.none}</p>;
  const rows = [...processes].sort(ORDERS[by]);
  return (
    <>
      <ul className={style.stages}>
        {STAGES.map((stage) => {
          const there = processes.filter((process) => process.stage === stage).length;
          return (
            <li key={stage} className={style.stage} data-stage={stage} data-empty={there === 0}>
              <strong>{there}</strong> {words.portfolio.stages[stage]}
            </li>
          );
        })}
      </ul>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section className={style.scroll} tabIndex={0} aria-label={words.portfolio.title}>
        <table className={style.table}>
          <thead>
            <tr>
              {(Object.keys(ORDERS) as Column[]).map((column) => (
                <th key={column} scope="col" aria-sort={by === column ? "other" : "none"}>
                  <button
                    type="button"
                    className={joined(style.sort, by === column && style.sorted)}
                    onClick={() => setBy(column)}
                  >
                    {words.portfolio.columns[column]}
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((process) => (
              <Row key={process.id} process={process} />
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

function Row({ process }: { process: Process }) {
  const { calendar, currency } = process;
  const isElsewhere = process.stage === "agreed" && process.agreed?.imported === true;
  return (
    <tr>
      <th scope="row">
        <Link href={`/boards/${process.id}`} className={style.open}>
          {process.title || words.home.untitled}
        </Link>
        <span className={style.owner}>{process.owner || words.portfolio.noOwner}</span>
      </th>
      <td>
        <span className={style.stage} data-stage={process.stage}>
          {isElsewhere ? words.portfolio.elsewhere : words.portfolio.stages[process.stage]}
        </span>
        {process.agreed ? (
          <span className={style.owner}>
            {process.agreed.number}
            {process.agreed.imported && !isElsewhere ? ` · ${words.portfolio.elsewhere}` : null}
          </span>
        ) : null}
      </td>
      <Pair process={process} name="lead_time" show={(value) => time(value, calendar)} />
      <Pair process={process} name="process_time" show={(value) => time(value, calendar)} />
      <Pair process={process} name="cost_per_item" show={(value) => money(value, currency)} />
      <td>
        <Flags process={process} />
      </td>
      <td>
        {process.next_review ? day(process.next_review) : "–"}
        {process.actions.length > 0 ? (
          <span className={joined(style.owner, process.overdue > 0 && style.overdue)}>
            {process.overdue > 0
              ? words.portfolio.overdue(process.overdue)
              : words.portfolio.open(process.actions.length)}
          </span>
        ) : null}
      </td>
    </tr>
  );
}

interface PairProps {
  readonly process: Process;
  readonly name: "lead_time" | "process_time" | "cost_per_item";
  readonly show: (value: number) => string;
}

/** Today, the future beside it, and by how much it is less. */
function Pair({ process: { figures }, name, show }: PairProps) {
  const [now, then] = [figures.current?.[name] ?? null, figures.future?.[name] ?? null];
  const change = now && then !== null ? (then - now) / now : null;
  return (
    <td className={style.number}>
      {now === null ? <span title={words.portfolio.unknown}>–</span> : show(now)}
      {then === null ? null : (
        <span className={style.owner}>
          → {show(then)}
          {change === null ? "" : ` (${change > 0 ? "+" : ""}${share(change)})`}
        </span>
      )}
    </td>
  );
}

function Flags({ process: { flags, told } }: { process: Process }) {
  if (flags.length + told.length === 0) return <span>–</span>;
  return (
    <details className={style.flags}>
      <summary>
        <span className={style.flagCount}>{count(flags.length + told.length)}</span>{" "}
        {words.portfolio.flagCount(flags.length + told.length)}
      </summary>
      <ul>
        {flags.map((flag) => (
          <li key={flag}>{words.portfolio.flags[flag]}</li>
        ))}
        {told.map((flag) => (
          <li key={flag}>{words.portfolio.told[flag]}</li>
        ))}
      </ul>
    </details>
  );
}

function day(date: string): string {
  return new Date(`${date}T12:00:00`).toLocaleDateString(locale, { dateStyle: "medium" });
}

type Order = (a: Process, b: Process) => number;

const byTitle: Order = (a, b) => a.title.localeCompare(b.title, locale);
const most =
  (worth: (process: Process) => number): Order =>
  (a, b) =>
    worth(b) - worth(a) || byTitle(a, b);
const figure = (name: string) => (process: Process) =>
  process.figures.current?.[name] ?? process.figures.future?.[name] ?? -1;

const ORDERS: Readonly<Record<Column, Order>> = {
  title: byTitle,
  stage: (a, b) => STAGES.indexOf(a.stage) - STAGES.indexOf(b.stage) || byTitle(a, b),
  lead_time: most(figure("lead_time")),
  process_time: most(figure("process_time")),
  cost_per_item: most(figure("cost_per_item")),
  flags: most(({ flags, told }) => flags.length + told.length),
  next_review: (a, b) =>
    (a.next_review ?? "9999").localeCompare(b.next_review ?? "9999") ||
    b.overdue - a.overdue ||
    byTitle(a, b),
};
