/** A paper on the screen, drawn from the same blocks as the documents. Tables wider than the screen scroll by themselves. */
import { type Block, contentsOf, type Paper, type Row, type Runs } from "@pendamping/shared/papers/paper";
import { For, type JSX, Match, Show, Switch } from "solid-js";
import styles from "./paper-view.module.css";
import { footerText } from "./writers/footer.ts";
import { standsOut } from "./writers/look.ts";

export function PaperView(props: { paper: Paper; label: string }) {
  return (
    <article class={styles["paper"]} lang="id" aria-label={props.label}>
      <For each={props.paper.blocks}>{(block) => <BlockView block={block} paper={props.paper} />}</For>
      <p class={styles["footer"]}>{footerText(props.paper)}</p>
    </article>
  );
}

function BlockView(props: { block: Block; paper: Paper }) {
  const of = <K extends Block["kind"]>(kind: K) =>
    props.block.kind === kind ? (props.block as Extract<Block, { kind: K }>) : undefined;
  return (
    <Switch>
      <Match when={of("letterhead")}>
        {(block) => (
          <header class={styles["letterhead"]}>
            <p>
              <Words runs={block().name} />
            </p>
            <For each={block().lines}>
              {(line) => (
                <p>
                  <Words runs={line} />
                </p>
              )}
            </For>
          </header>
        )}
      </Match>
      <Match when={of("cover")}>
        {(block) => (
          <header class={styles["cover"]}>
            <p class={styles["coverTitle"]}>{block().title}</p>
            <p>
              <Words runs={block().subtitle} />
            </p>
            <p class={styles["coverName"]}>
              <Words runs={block().name} />
            </p>
            <For each={block().lines}>
              {(line) => (
                <p>
                  <Words runs={line} />
                </p>
              )}
            </For>
          </header>
        )}
      </Match>
      <Match when={of("title")}>
        {(block) => (
          <div class={styles["title"]}>
            <h2>{block().text}</h2>
            <p>
              <Words runs={block().under} />
            </p>
          </div>
        )}
      </Match>
      <Match when={of("heading")}>{(block) => <Heading block={block()} />}</Match>
      <Match when={of("paragraph")}>
        {(block) => (
          <p data-align={block().align} data-small={block().small ? "" : undefined}>
            <Words runs={block().runs} />
          </p>
        )}
      </Match>
      <Match when={of("list")}>
        {(block) => {
          const items = (
            <For each={block().items}>
              {(item) => (
                <li>
                  <For each={item}>{(inner) => <BlockView block={inner} paper={props.paper} />}</For>
                </li>
              )}
            </For>
          );
          return (
            <Show when={block().start !== null} fallback={<ul>{items}</ul>}>
              <ol start={block().start ?? 1}>{items}</ol>
            </Show>
          );
        }}
      </Match>
      <Match when={of("facts")}>
        {(block) => (
          <dl class={styles["facts"]}>
            <For each={block().rows}>
              {({ label, value }) => (
                <div>
                  <dt>{label}</dt>
                  <dd>
                    <Words runs={value} />
                  </dd>
                </div>
              )}
            </For>
          </dl>
        )}
      </Match>
      <Match when={of("table")}>{(block) => <TableView block={block()} />}</Match>
      <Match when={of("signatures")}>
        {(block) => (
          <div class={styles["signatures"]}>
            <Show when={block().lead}>
              {(lead) => (
                <p>
                  <Words runs={lead()} />
                </p>
              )}
            </Show>
            <For each={block().rows}>
              {(row) => (
                <div class={styles["signRow"]}>
                  <For each={row}>
                    {(box) => (
                      <div>
                        <p>{box.role}</p>
                        <p class={styles["sign"]}>{box.stamp ? "(tanda tangan dan cap)" : "(tanda tangan)"}</p>
                        <p>
                          <Words runs={box.name} />
                        </p>
                      </div>
                    )}
                  </For>
                </div>
              )}
            </For>
          </div>
        )}
      </Match>
      <Match when={of("contents")}>
        <nav class={styles["contents"]} aria-label="Daftar isi">
          <h2>Daftar isi</h2>
          <ul>
            <For each={contentsOf(props.paper.blocks)}>
              {({ number, text }) => <li>{number === "" ? text : `${number}. ${text}`}</li>}
            </For>
          </ul>
        </nav>
      </Match>
      <Match when={of("page")}>
        <hr />
      </Match>
    </Switch>
  );
}

function Heading(props: { block: Extract<Block, { kind: "heading" }> }) {
  const words = () => (
    <>
      {props.block.number === "" ? "" : `${props.block.number}. `}
      <Words runs={props.block.runs} />
    </>
  );
  return (
    <Switch>
      <Match when={props.block.level === 1}>
        <h2 data-page={props.block.page ? "" : undefined}>{words()}</h2>
      </Match>
      <Match when={props.block.level === 2}>
        <h3>{words()}</h3>
      </Match>
      <Match when={props.block.level === 3}>
        <h4>{words()}</h4>
      </Match>
    </Switch>
  );
}

function TableView(props: { block: Extract<Block, { kind: "table" }> }) {
  const headed = () => props.block.columns.some(({ head }) => head !== "");
  const cells = (row: Row): JSX.Element =>
    row.style === "group" ? (
      <th colspan={props.block.columns.length} scope="rowgroup">
        <Words runs={row.cells[0] ?? []} />
      </th>
    ) : (
      <For each={props.block.columns}>
        {(column, index) => (
          <td data-kind={column.kind}>
            <Words runs={row.cells[index()] ?? []} />
          </td>
        )}
      </For>
    );
  return (
    <figure>
      <Show when={props.block.caption}>
        <figcaption>{props.block.caption}</figcaption>
      </Show>
      <section class={styles["scroll"]} tabindex="0" aria-label={props.block.caption ?? "Tabel"}>
        <table data-dense={props.block.dense ? "" : undefined} data-roomy={props.block.roomy ? "" : undefined}>
          <Show when={headed()}>
            <thead>
              <tr>
                <For each={props.block.columns}>
                  {({ head, kind }) => (
                    <th scope="col" data-kind={kind}>
                      {head}
                    </th>
                  )}
                </For>
              </tr>
            </thead>
          </Show>
          <tbody>
            <For each={props.block.rows}>{(row) => <tr data-style={row.style}>{cells(row)}</tr>}</For>
          </tbody>
        </table>
      </section>
      <Show when={props.block.note}>
        {(note) => (
          <p data-small="">
            <Words runs={note()} />
          </p>
        )}
      </Show>
    </figure>
  );
}

function Words(props: { runs: Runs }) {
  return (
    <For each={props.runs}>
      {({ text, bold, italic, mark }) => {
        const marked = () => (standsOut(mark) ? <mark>{text}</mark> : text);
        const slanted = () => (italic ? <em>{marked()}</em> : marked());
        return bold ? <strong>{slanted()}</strong> : slanted();
      }}
    </For>
  );
}
