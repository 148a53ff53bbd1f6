// The members: invited by e-mail, or by an address that the owner passes on.
import { useCallback, useEffect, useState } from "react";
import {
  changeMember,
  invite,
  listMembers,
  MEMBER_ROLES,
  type Member,
  type MemberRole,
  removeMember,
  type SpaceSettings,
  signInLink,
} from "../../api/clients";
import { words } from "../../i18n";
import { Button } from "../../ui/Button";
import { CopyField } from "../../ui/CopyField";
import style from "./client.module.css";

export function MembersSection({ space }: { space: SpaceSettings }) {
  const [members, setMembers] = useState<readonly Member[]>([]);
  const [fault, setFault] = useState("");
  const [url, setUrl] = useState("");
  const [said, setSaid] = useState("");
  const ask = useCallback(() => listMembers(space.id).then(setMembers, () => undefined), [space.id]);
  useEffect(() => void ask(), [ask]);
  const act = async (verb: () => Promise<unknown>) => {
    setFault("");
    setSaid("");
    try {
      await verb();
    } catch (problem) {
      setFault(problem instanceof Error ? problem.message : words.app.failed);
    }
    await ask();
  };
  const send = (form: FormData) =>
    act(async () => {
      const email = String(form.get("email") ?? "");
      const role = String(form.get("role")) as MemberRole;
      const made = await invite(space.id, { email, name: String(form.get("name") ?? ""), role });
      setUrl(made ?? "");
      if (!made) setSaid(words.clients.mailed(email));
    });
  return (
    <section className={style.section}>
      <h2 className={style.heading}>{words.clients.members}</h2>
      <p className={style.text}>{words.clients.membersText}</p>
      <ul className={style.list}>
        {members.map((member) => (
          <MemberRow key={member.id} member={member} space={space} act={act} onUrl={setUrl} />
        ))}
      </ul>
      <form
        className={style.row}
        onSubmit={(event) => {
          event.preventDefault();
          const form = event.currentTarget;
          void send(new FormData(form)).then(() => form.reset());
        }}
      >
        <label className={style.label}>
          {words.clients.email}
          <input name="email" type="email" className={style.input} required maxLength={320} />
        </label>
        <label className={style.label}>
          {words.clients.person}
          <input name="name" className={style.input} required maxLength={80} dir="auto" />
        </label>
        <label className={style.label}>
          {words.clients.role}
          <select name="role" className={style.input} defaultValue="facilitate">
            <RoleOptions />
          </select>
        </label>
        <Button type="submit" look="primary">
          {words.clients.invite}
        </Button>
      </form>
      {space.sends_mail ? null : <p className={style.hint}>{words.clients.noMail}</p>}
      {url ? <CopyField label={words.clients.passOn} text={url} /> : null}
      <p role="status">{said}</p>
      {fault ? (
        <p className={style.fault} role="alert">
          {fault}
        </p>
      ) : null}
    </section>
  );
}

interface RowProps {
  readonly member: Member;
  readonly space: SpaceSettings;
  readonly act: (verb: () => Promise<unknown>) => Promise<void>;
  readonly onUrl: (url: string) => void;
}

function MemberRow({ member, space, act, onUrl }: RowProps) {
  const change = (role: MemberRole) => void act(() => changeMember(space.id, member.id, role));
  const isOwner = member.role === "owner";
  return (
    <li className={style.item}>
      <span className={style.who}>
        <strong dir="auto">{member.name}</strong>
        <span className={style.hint}>{member.email ?? words.accessRoles[member.role]}</span>
      </span>
      {isOwner ? null : (
        <>
          <select
            className={style.small}
            aria-label={words.share.roleOf(member.name)}
            value={member.role}
            onChange={(event) => change(event.currentTarget.value as MemberRole)}
          >
            <RoleOptions />
          </select>
          {space.role === "owner" ? (
            <Button
              size="s"
              onPress={() => void act(async () => onUrl(await signInLink(space.id, member.id)))}
            >
              {words.clients.signInLink}
            </Button>
          ) : null}
          <Button
            size="s"
            look="danger"
            aria-label={`${words.clients.remove}: ${member.name}`}
            onPress={() => void act(() => removeMember(space.id, member.id))}
          >
            {words.clients.remove}
          </Button>
        </>
      )}
    </li>
  );
}

function RoleOptions() {
  return MEMBER_ROLES.map((role) => (
    <option key={role} value={role}>
      {words.accessRoles[role]}
    </option>
  ));
}
