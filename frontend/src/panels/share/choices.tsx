// What guests may do, and whether each is let in by hand.
import { words } from "../../i18n";
import style from "./share.module.css";

interface RoleChoiceProps<R extends string> {
  readonly roles: readonly R[];
  readonly value: R;
  readonly onChange: (role: R) => void;
}

export function RoleChoice<R extends string>({ roles, value, onChange }: RoleChoiceProps<R>) {
  return (
    <label className={style.choice}>
      {words.share.role}
      <select
        className={style.select}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value as R)}
      >
        {roles.map((role) => (
          <option key={role} value={role}>
            {words.accessRoles[role]}: {words.accessRoleHelp[role]}
          </option>
        ))}
      </select>
    </label>
  );
}

export function LobbyChoice({ on, onChange }: { on: boolean; onChange: (on: boolean) => void }) {
  return (
    <label className={style.check}>
      <input type="checkbox" checked={on} onChange={(event) => onChange(event.currentTarget.checked)} />
      {words.share.lobby}
    </label>
  );
}
