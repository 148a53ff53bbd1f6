// How a client's deliverables look: name, colour, footer, paper, language, logo.
import { useEffect, useRef, useState } from "react";
import { type Brand, changeBrand, changeLogo, dropLogo, logoAddress, readBrand } from "../../api/brand";
import { words } from "../../i18n";
import { Button } from "../../ui/Button";
import style from "./client.module.css";

const PAPERS = ["", "a4", "letter"] as const;
const LANGUAGES = ["", "en", "de"] as const;
const OWN_COLOR = "#12314F";
const LARGEST_LOGO = 8 * 2 ** 20;

export function BrandSection({ id }: { id: string }) {
  const [brand, setBrand] = useState<Brand>();
  const [said, setSaid] = useState("");
  useEffect(() => {
    readBrand(id).then(setBrand, (problem: unknown) => setSaid(sentence(problem)));
  }, [id]);
  const tell = (verb: () => Promise<string>) =>
    void verb().then(setSaid, (problem: unknown) => setSaid(sentence(problem)));
  const save = (form: FormData) =>
    tell(async () => {
      const text = (name: string) => String(form.get(name) ?? "");
      const color = text("accent").toUpperCase();
      setBrand(
        await changeBrand(id, {
          name: text("name"),
          accent: color === OWN_COLOR ? "" : color,
          footer: text("footer"),
          paper: text("paper") as (typeof PAPERS)[number],
          language: text("language") as (typeof LANGUAGES)[number],
        }),
      );
      return words.clients.saved;
    });
  return (
    <section className={style.section}>
      <h2 className={style.heading}>{words.brand.title}</h2>
      <p className={style.text}>{words.brand.lead}</p>
      {brand ? (
        <>
          <BrandForm brand={brand} onSave={save} />
          <LogoRow id={id} brand={brand} onChanged={setBrand} tell={tell} />
        </>
      ) : null}
      <p role="status">{said}</p>
    </section>
  );
}

function BrandForm({ brand, onSave }: { brand: Brand; onSave: (form: FormData) => void }) {
  return (
    <form
      className={style.row}
      onSubmit={(event) => {
        event.preventDefault();
        onSave(new FormData(event.currentTarget));
      }}
    >
      <Field name="name" label={words.brand.name} value={brand.name} longest={120} />
      <Field name="footer" label={words.brand.footer} value={brand.footer} longest={200} />
      <label className={style.label}>
        {words.brand.accent}
        <input name="accent" type="color" className={style.color} defaultValue={brand.accent || OWN_COLOR} />
      </label>
      <Choice name="paper" label={words.brand.paper} value={brand.paper} names={words.brand.papers} />
      <Choice
        name="language"
        label={words.brand.fileLanguage}
        value={brand.language}
        names={words.brand.fileLanguages}
      />
      <Button type="submit" look="primary">
        {words.account.save}
      </Button>
    </form>
  );
}

function Field(props: { name: string; label: string; value: string; longest: number }) {
  return (
    <label className={style.label}>
      {props.label}
      <input
        name={props.name}
        className={style.input}
        defaultValue={props.value}
        maxLength={props.longest}
        dir="auto"
      />
    </label>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly names: Readonly<Record<string, string>>;
}

function Choice({ name, label, value, names }: ChoiceProps) {
  return (
    <label className={style.label}>
      {label}
      <select name={name} className={style.input} defaultValue={value}>
        {Object.entries(names).map(([id, shown]) => (
          <option key={id} value={id}>
            {shown}
          </option>
        ))}
      </select>
    </label>
  );
}

interface LogoProps {
  readonly id: string;
  readonly brand: Brand;
  readonly onChanged: (brand: Brand) => void;
  readonly tell: (verb: () => Promise<string>) => void;
}

function LogoRow({ id, brand, onChanged, tell }: LogoProps) {
  const [stamp, setStamp] = useState(0);
  const file = useRef<HTMLInputElement>(null);
  const put = (picture: File) =>
    tell(async () => {
      if (picture.size > LARGEST_LOGO) return words.brand.logoTooLarge;
      await changeLogo(id, picture);
      setStamp(Date.now());
      onChanged({ ...brand, logo: true });
      return words.brand.logoSaved;
    });
  const drop = () =>
    tell(async () => {
      await dropLogo(id);
      onChanged({ ...brand, logo: false });
      return words.brand.logoGone;
    });
  return (
    <div className={style.row}>
      {brand.logo ? <img src={logoAddress(id, stamp)} alt={words.brand.logo} className={style.logo} /> : null}
      <input
        ref={file}
        type="file"
        accept="image/png,image/jpeg,image/webp"
        hidden
        aria-label={words.brand.logo}
        onChange={(event) => {
          const [picture] = event.currentTarget.files ?? [];
          if (picture) put(picture);
          event.currentTarget.value = "";
        }}
      />
      <Button onPress={() => file.current?.click()}>{words.brand.chooseLogo}</Button>
      {brand.logo ? <Button onPress={drop}>{words.brand.dropLogo}</Button> : null}
      <span className={style.hint}>{words.brand.logoHint}</span>
    </div>
  );
}

function sentence(problem: unknown): string {
  return problem instanceof Error ? problem.message : words.app.failed;
}
