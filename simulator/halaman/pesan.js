// Builds one message out of DOM nodes; a person's words never become markup.

const TAGS = {
  bold: "b", italic: "i", underline: "u", strikethrough: "s",
  code: "code", pre: "pre", blockquote: "blockquote", spoiler: "span",
};
const SAFE_LINK = /^(https?:|mailto:|tel:|tg:)/i;
const COMMAND = /(^|[\s(])(\/[a-z0-9_]{1,32})(?=$|[\s.,;:!?)])/g;

export function node(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/** `actions.press(message, button)` and `actions.send(text)` are what a message can ask for. */
export function buildMessage(message, actions) {
  const bubble = node("div", { className: "gelembung" });
  if (message.who) bubble.append(node("span", { className: "oleh", textContent: message.who }));
  if (message.file) bubble.append(buildFile(message.file, message.text));
  if (message.text) {
    const text = node("div", { className: "isi" });
    const onCommand = message.from_bot ? actions.send : null;
    appendText(text, message.text, 0, message.text.length, message.entities, onCommand);
    bubble.append(text);
  }
  bubble.append(buildNote(message));
  const item = node("div", { className: message.from_bot ? "pesan" : "pesan sendiri" }, bubble);
  if (message.buttons.length) item.append(buildKeyboard(message, actions));
  return item;
}

// When it came, whether it was changed since, and a bell where it came with a sound.
function buildNote(message) {
  const note = node("span", { className: "catatan" });
  if (message.from_bot && !message.silent) {
    const bell = node("span", { className: "bunyi", title: "Dikirim dengan bunyi", role: "img" });
    bell.setAttribute("aria-label", "dengan bunyi");
    note.append(bell);
  }
  note.append(message.edited ? `diubah ${message.jam}` : message.jam);
  return note;
}

export function buildDay(words) {
  return node("p", { className: "hari", textContent: words });
}

// Entities nest: the first one of the range takes those inside it along.
function appendText(parent, text, from, to, entities, onCommand) {
  let at = from;
  for (let i = 0; i < entities.length; i += 1) {
    const entity = entities[i];
    const end = Math.min(entity.offset + entity.length, to);
    if (entity.offset < at || end <= entity.offset) continue;
    appendPlain(parent, text.slice(at, entity.offset), onCommand);
    const inside = entities.slice(i + 1).filter((other) => other.offset >= entity.offset && other.offset < end);
    const element = buildEntity(entity, text.slice(entity.offset, end), onCommand);
    if (element.tagName === "BUTTON") element.textContent = text.slice(entity.offset, end);
    else appendText(element, text, entity.offset, end, inside, null);
    parent.append(element);
    at = end;
  }
  appendPlain(parent, text.slice(at, to), onCommand);
}

function buildEntity(entity, words, onCommand) {
  if (entity.type === "text_link" && SAFE_LINK.test(entity.url)) {
    return node("a", { href: entity.url, target: "_blank", rel: "noopener noreferrer" });
  }
  if (entity.type === "bot_command" && onCommand) return buildCommand(words, onCommand);
  return node(TAGS[entity.type] ?? "span");
}

function appendPlain(parent, text, onCommand) {
  let at = 0;
  if (onCommand) {
    for (const found of text.matchAll(COMMAND)) {
      const start = found.index + found[1].length;
      parent.append(text.slice(at, start), buildCommand(found[2], onCommand));
      at = start + found[2].length;
    }
  }
  parent.append(text.slice(at));
}

function buildCommand(words, onCommand) {
  const button = node("button", { type: "button", className: "perintah", textContent: words });
  button.addEventListener("click", () => onCommand(words));
  return button;
}

function buildFile(file, caption) {
  if (file.photo) {
    const picture = node("img", {
      src: file.url, alt: caption ? `Gambar: ${caption.slice(0, 80)}` : "Gambar",
      width: file.width, height: file.height,
    });
    return node("a", { className: "gambar", href: file.url, target: "_blank", rel: "noopener" }, picture);
  }
  if (file.voice) return buildVoice(file);
  const kind = (file.name.includes(".") ? file.name.split(".").pop() : "").slice(0, 4).toUpperCase();
  return node(
    "a",
    { className: "berkas", href: file.url, download: file.name, title: `Unduh ${file.name}` },
    node("span", { className: "jenis", ariaHidden: "true", textContent: kind || "FILE" }),
    node(
      "span", {},
      node("span", { className: "nama-berkas", textContent: file.name }),
      node("span", { className: "ukuran", textContent: `${formatSize(file.size)} · unduh` }),
    ),
  );
}

function buildVoice(file) {
  const player = node("audio", { className: "putar-suara", controls: true, preload: "none", src: file.url });
  player.setAttribute("aria-label", "Rekaman suara");
  return player;
}

function formatSize(bytes) {
  const number = (value) => value.toLocaleString("id-ID", { maximumFractionDigits: 1 });
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${number(bytes / 1024)} KB`;
  return `${number(bytes / 1024 / 1024)} MB`;
}

function buildKeyboard(message, actions) {
  const rows = message.buttons.map((row) => {
    return node("div", { className: "baris" }, ...row.map((button) => buildButton(message, button, actions)));
  });
  return node("div", { className: "kunci" }, ...rows);
}

function buildButton(message, button, actions) {
  if (button.url) {
    const href = SAFE_LINK.test(button.url) ? button.url : "#";
    return node("a", { href, target: "_blank", rel: "noopener noreferrer", textContent: `${button.label} ↗` });
  }
  const key = node("button", { type: "button", textContent: button.label });
  if (button.busy) key.setAttribute("aria-busy", "true");
  key.addEventListener("click", () => actions.press(message, button));
  return key;
}
