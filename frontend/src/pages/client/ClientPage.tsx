// A client's workspace for its administrators: members, what is kept, handing over, the log of access.
import { useEffect, useState } from "react";
import { Link } from "wouter";
import { readSpace, type SpaceSettings } from "../../api/clients";
import { ApiProblem } from "../../api/problem";
import { words } from "../../i18n";
import { AuditSection } from "./AuditSection";
import { BrandSection } from "./BrandSection";
import style from "./client.module.css";
import { HandOverSection } from "./HandOverSection";
import { KeepingSection } from "./KeepingSection";
import { MembersSection } from "./MembersSection";

export function ClientPage({ id }: { id: string }) {
  const [space, setSpace] = useState<SpaceSettings>();
  const [fault, setFault] = useState("");
  useEffect(() => {
    readSpace(id).then(setSpace, (problem: unknown) => setFault(sentence(problem)));
  }, [id]);
  useEffect(() => {
    if (space) document.title = `${space.name} – ${words.app.name}`;
  }, [space]);
  return (
    <main className={style.page}>
      <Link href="/" className={style.back}>
        {words.app.toBoards}
      </Link>
      {fault ? (
        <p className={style.fault} role="alert">
          {fault}
        </p>
      ) : null}
      {space ? (
        <>
          <h1 className={style.title} dir="auto">
            {space.name}
          </h1>
          <MembersSection space={space} />
          <BrandSection id={id} />
          <KeepingSection space={space} onChanged={setSpace} />
          <HandOverSection space={space} />
          <AuditSection id={id} />
        </>
      ) : null}
    </main>
  );
}

/** Missing and forbidden look the same. */
function sentence(problem: unknown): string {
  if (problem instanceof ApiProblem && (problem.status === 403 || problem.status === 404))
    return words.clients.noAccess;
  return problem instanceof Error ? problem.message : words.app.failed;
}
