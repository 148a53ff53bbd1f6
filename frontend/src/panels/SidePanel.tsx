// The one panel at the side: details, findings, load or what-if.
import { X } from "lucide-react";
import type { PanelName } from "../commands/view";
import { words } from "../i18n";
import { IconButton } from "../ui/Button";
import { later } from "../ui/later";
import { useView, useWall } from "../ui/live";
import style from "./side.module.css";

const DetailsPanel = later(() => import("./DetailsPanel").then((panel) => panel.DetailsPanel));
const FindingsPanel = later(() => import("./FindingsPanel").then((panel) => panel.FindingsPanel));
const LoadPanel = later(() => import("./LoadPanel").then((panel) => panel.LoadPanel));
const WhatIfPanel = later(() => import("./WhatIfPanel").then((panel) => panel.WhatIfPanel));
const JudgePanel = later(() => import("./judge/JudgePanel").then((panel) => panel.JudgePanel));
const WorkshopPanel = later(() => import("./workshop/WorkshopPanel").then((panel) => panel.WorkshopPanel));

const PANELS: Readonly<Record<PanelName, { title: () => string; Body: React.ComponentType }>> = {
  details: { title: () => words.details.title, Body: DetailsPanel },
  findings: { title: () => words.findings.title, Body: FindingsPanel },
  load: { title: () => words.load.title, Body: LoadPanel },
  whatif: { title: () => words.whatif.title, Body: WhatIfPanel },
  judge: { title: () => words.judge.title, Body: JudgePanel },
  workshop: { title: () => words.workshop.title, Body: WorkshopPanel },
};

export function SidePanel() {
  const { view } = useWall();
  const name = useView((now) => now.panel);
  if (!name) return null;
  const { title, Body } = PANELS[name];
  return (
    <aside className={style.panel} aria-label={title()}>
      <header className={style.head}>
        <h2 className={style.title}>{title()}</h2>
        <IconButton
          size="s"
          label={words.app.close}
          icon={<X size={17} />}
          onPress={() => view.set({ panel: null })}
        />
      </header>
      <div className={style.body}>
        <Body />
      </div>
    </aside>
  );
}
