// The page: everybody's phone and the office's clock, kept up to date by server-sent events.

import { Story } from "./cerita.js";
import { Group } from "./grup.js";
import { Phone, post } from "./telepon.js";
import { Newcomers } from "./tambah.js";
import { Turns } from "./giliran.js";

const phones = new Map();
const byId = (id) => document.getElementById(id);
const turns = new Turns(byId("orang"), byId("giliran"), phones);
const story = new Story((actor) => [...phones.values()].find((phone) => phone.id === actor)?.follow(select));
const newcomers = new Newcomers(byId("tambah"), (id) => { added = id; turnToAdded(); });
let world = null;
let added = null;

function select(chosen) {
  for (const phone of phones.values()) phone.mark(phone === chosen);
}

// The phone that was just added may be shown before or after the answer to its adding.
function turnToAdded() {
  const phone = [...phones.values()].find((other) => other.id === added);
  if (!phone) return;
  added = null;
  select(phone);
  phone.find(".mulai input").focus();
}

function show(state, Pane, key) {
  let phone = phones.get(key);
  if (!phone) {
    phone = new Pane(state, select);
    phones.set(key, phone);
    byId("telepon").append(phone.root);
    byId("orang").append(phone.tab);
  }
  phone.update(state);
  if (phones.size === 1) select(phone);
}

function showClock(clock) {
  for (const [id, words] of [["jam", clock.jam], ["tanggal", clock.tanggal]]) {
    if (byId(id).textContent !== words) byId(id).textContent = words;
  }
  document.querySelector(".maju").hidden = !clock.movable;
}

async function moveClock(button) {
  const buttons = [...document.querySelectorAll("[data-langkah]")];
  buttons.forEach((other) => { other.disabled = true; });
  try {
    showClock(await post("/sim/clock", { step: button.dataset.langkah }));
  } finally {
    buttons.forEach((other) => { other.disabled = false; });
    button.focus();
  }
}

for (const button of document.querySelectorAll("[data-langkah]")) {
  button.addEventListener("click", () => moveClock(button));
}

const events = new EventSource("/sim/events");
events.addEventListener("open", () => { byId("putus").hidden = true; });
events.addEventListener("error", () => { byId("putus").hidden = false; });
events.addEventListener("message", (event) => {
  const state = JSON.parse(event.data);
  if (world !== null && state.world !== world) {
    location.reload();
    return;
  }
  world = state.world;
  byId("judul").textContent = state.title;
  document.title = `Peragaan – ${state.title}`;
  showClock(state.clock);
  for (const phone of state.phones) show(phone, Phone, `${phone.bot.id}/${phone.id}`);
  for (const group of state.groups) show(group, Group, `${group.bot.id}/${group.key}`);
  turns.update(state.up_next);
  newcomers.update(state.open_to_all);
  turnToAdded();
  story.update(state.story);
});
