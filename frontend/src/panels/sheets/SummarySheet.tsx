// What the workshop came to, as the file says it: who took part, charter, votes, problems, decisions, plan, dates.
import { readWorkshop, type SummaryPart, type WorkshopSummary } from "../../api/workshop";
import { words } from "../../i18n";
import { useServed } from "../../ui/served";
import { SaveFormat } from "./SaveFormat";
import sheet from "./sheet.module.css";
import style from "./summary.module.css";

export function SummarySheet() {
  const { value, fault } = useServed(readWorkshop);
  return (
    <div className={sheet.stack}>
      {fault ? (
        <p role="alert" className={sheet.fault}>
          {fault}
        </p>
      ) : null}
      {value ? <Summary summary={value} /> : null}
    </div>
  );
}

function Summary({ summary }: { summary: WorkshopSummary }) {
  const told = [summary.version, summary.day].filter(Boolean).join(" · ");
  return (
    <article className={sheet.card}>
      <div className={sheet.row}>
        <h2 className={sheet.title}>
          {words.summary.title}: {summary.title}
        </h2>
        <span className={sheet.quiet}>{told}</span>
        <span className={sheet.space} />
        <SaveFormat format="workshop-pdf" label={words.summary.pdf} empty={false} />
      </div>
      {summary.sections.map((part) => (
        <div key={part.key} className={style.part}>
          <h3 className={style.heading} dir="auto">
            {part.title}
          </h3>
          <Body part={part} />
          {part.note ? <p className={sheet.quiet}>{part.note}</p> : null}
        </div>
      ))}
    </article>
  );
}

function Body({ part }: { part: SummaryPart }) {
  if (part.rows.length === 0) return <p className={sheet.quiet}>{part.none}</p>;
  if (part.kind === "facts") return <Facts rows={part.rows} />;
  if (part.kind === "list") {
    return (
      <ul className={style.list}>
        {part.rows.map(([text]) => (
          <li key={text} dir="auto">
            {text}
          </li>
        ))}
      </ul>
    );
  }
  return <Table part={part} />;
}

function Facts({ rows }: { rows: SummaryPart["rows"] }) {
  return (
    <dl className={style.facts}>
      {rows.map(([label, text]) => (
        <div key={label} className={style.fact}>
          <dt>{label}</dt>
          <dd dir="auto">{text || <span className={style.open}>{words.summary.toAgree}</span>}</dd>
        </div>
      ))}
    </dl>
  );
}

function Table({ part }: { part: SummaryPart }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
    <section className={sheet.scroll} tabIndex={0} aria-label={part.title}>
      <table className={sheet.table}>
        <colgroup>
          {part.shares.map((share, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns have nothing but their place
            <col key={at} style={{ inlineSize: `${share * 100}%` }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {part.heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {part.rows.map((row) => (
            <tr key={row.join("\n")}>
              {row.map((cell, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells have nothing but their place
                <td key={at} dir="auto">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
