/** How complete the file is: one number, and behind it what is missing, each thing a link to where it is filled in. */
import type { Completeness, CountedSection, MissingPart } from "@pendamping/shared/summary/completeness";
import { A } from "@solidjs/router";
import { createSignal, For, Show } from "solid-js";
import IconFold from "~icons/ph/caret-down-bold";
import { useOpenFile } from "../../app/context.ts";
import { useMessages } from "../../i18n/messages.ts";
import { labelText, legalityItemName } from "../../ui/names/item-names.ts";
import { planSectionName, profileFieldName, sectionName } from "../../ui/names/names.ts";
import { shortName } from "../../ui/next-step/financing-step.ts";
import { placeAddress } from "../../ui/place-address.ts";
import { SectionHead } from "../../ui/SectionHead.tsx";
import { messages } from "./messages.ts";
import styles from "./overview.module.css";

/** Of one section; a profile just begun lacks twenty fields, and its own page lists them. */
const missingMax = 6;

export function CompletenessHead(props: { completeness: Completeness }) {
  const t = useMessages(messages);
  const [open, setOpen] = createSignal(false);
  const lacking = () => props.completeness.total - props.completeness.filled;
  return (
    <div>
      <SectionHead title={t.contents} aside={t.complete(props.completeness.filled, props.completeness.total)} />
      <Show when={lacking() > 0} fallback={<p class={styles["lacksNothing"]}>{t.lackingNothing}</p>}>
        <button type="button" class={styles["lacking"]} aria-expanded={open()} onClick={() => setOpen(!open())}>
          {t.lacking(lacking())}
          <IconFold width="1em" height="1em" aria-hidden="true" />
        </button>
        <Show when={open()}>
          <div class={styles["missing"]}>
            <For each={props.completeness.sections}>
              {(section) => (
                <Show when={section.missing.length > 0}>
                  <MissingOf section={section} />
                </Show>
              )}
            </For>
          </div>
        </Show>
      </Show>
    </div>
  );
}

function MissingOf(props: { section: CountedSection }) {
  const t = useMessages(messages);
  const file = useOpenFile();
  const rest = () => props.section.missing.length - missingMax;
  return (
    <section>
      <h3>{sectionName(props.section.section)}</h3>
      <ul>
        <For each={props.section.missing.slice(0, missingMax)}>
          {(part) => (
            <li>
              <A href={placeAddress(file.entry.id, part.place)}>{partName(props.section.section, part)}</A>
            </li>
          )}
        </For>
        <Show when={rest() > 0}>
          <li>
            <A href={placeAddress(file.entry.id, props.section.section)}>{t.lackingMore(rest())}</A>
          </li>
        </Show>
      </ul>
    </section>
  );
}

/** Reads the language. */
function partName(section: CountedSection["section"], { id, label }: MissingPart): string {
  if (label) return shortName(labelText(label));
  if (section === "profile") return profileFieldName(id);
  return section === "legality" ? legalityItemName(id) : planSectionName(id);
}
