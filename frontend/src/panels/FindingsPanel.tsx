// What the map itself has to say: each finding a sentence, what to do, and the way to its notes.
import { CircleAlert, Lightbulb, TriangleAlert } from "lucide-react";
import { words } from "../i18n";
import type { Finding } from "../model/figures";
import { Button } from "../ui/Button";
import { joined } from "../ui/joined";
import { useFigures, useView, useWall } from "../ui/live";
import style from "./findings.module.css";

const ICONS = { error: CircleAlert, warning: TriangleAlert, hint: Lightbulb } as const;
const RANK = { error: 0, warning: 1, hint: 2 } as const;

export function FindingsPanel() {
  const state = useView((view) => view.state);
  const measured = useFigures(state);
  if (!measured) return <p className={style.none}>{words.findings.waiting}</p>;
  const findings = [...measured.findings].sort((a, b) => RANK[a.severity] - RANK[b.severity]);
  if (findings.length === 0) return <p className={style.none}>{words.findings.none}</p>;
  return (
    <ul className={style.list}>
      {findings.map((finding) => (
        <FindingCard key={`${finding.code} ${finding.notes.join(" ")} ${finding.text}`} finding={finding} />
      ))}
    </ul>
  );
}

function FindingCard({ finding }: { finding: Finding }) {
  const { view } = useWall();
  const Icon = ICONS[finding.severity];
  const [first] = finding.notes;
  const show = () => {
    view.select(finding.notes);
    if (first) view.reveal(first);
  };
  return (
    <li className={joined(style.card, style[finding.severity])}>
      <Icon size={16} aria-hidden="true" className={style.icon} />
      <div className={style.body}>
        <span className={style.severity}>{words.findings.severity[finding.severity]}</span>
        <p className={style.text}>{finding.text}</p>
        {finding.do ? <p className={style.todo}>{finding.do}</p> : null}
        {first ? (
          <Button size="s" look="quiet" onPress={show} aria-label={`${words.findings.show}: ${finding.text}`}>
            {words.findings.show}
          </Button>
        ) : null}
      </div>
    </li>
  );
}
