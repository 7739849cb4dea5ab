import { words } from "./tally-words.js";

const DOCUMENT = `subscription($id: ID!) { tally(activityId: $id) {
  version asOf respondents cells { key item option group n value low high state bound reason { code text } }
} }`;
const SECONDS = 1000;
const ANNOUNCE_EVERY = 10 * SECONDS;
const LONGEST_PAUSE = 30 * SECONDS;

/** Keeps the figures the server rendered up to date. Without it, the page still says what it said when it was loaded. */
class LiveTally extends HTMLElement {
  #source = null;
  #version = -1;
  #retry = null;
  #pause = SECONDS;
  #over = false;
  #respondents = null;
  #announcement = null;
  #announcedAt = 0;
  #asked = new Set();

  connectedCallback() {
    this.#respondents = this.querySelector("[data-respondents]").textContent;
    document.addEventListener("visibilitychange", this.#onVisibility);
    this.#connect();
  }

  disconnectedCallback() {
    document.removeEventListener("visibilitychange", this.#onVisibility);
    clearTimeout(this.#announcement);
    this.#disconnect();
  }

  // A page nobody looks at holds no connection; the first event after it comes back is a full snapshot.
  #onVisibility = () => {
    this.#disconnect();
    if (!document.hidden && !this.#over) {
      this.#connect();
    }
  };

  #connect() {
    this.#say("connecting", "Connecting");
    const query = new URLSearchParams({
      query: DOCUMENT,
      variables: JSON.stringify({ id: this.getAttribute("activity") }),
    });
    const source = new EventSource(`/graphql?${query}`);
    source.addEventListener("next", (event) => this.#onNext(JSON.parse(event.data)));
    source.addEventListener("complete", () => this.#onEnd());
    source.addEventListener("error", () => this.#onError(source));
    this.#source = source;
  }

  #disconnect() {
    clearTimeout(this.#retry);
    this.#source?.close();
    this.#source = null;
  }

  #onNext({ data, errors }) {
    const tally = data?.tally;
    if (!tally) {
      this.#over = Boolean(errors);
      return;
    }
    this.#pause = SECONDS;
    this.#say("live", "Live");
    if (tally.version > this.#version) {
      this.#version = tally.version;
      this.#show(tally);
    }
  }

  #onEnd() {
    this.#disconnect();
    if (this.#over) {
      this.#say("over", "Updates have ended. Reload the page.");
    } else {
      this.#connectLater();
    }
  }

  // The browser comes back by itself after a lost connection, but not after an answer such as 503.
  #onError(source) {
    this.#say("lost", "Connection lost, trying again");
    if (source.readyState === EventSource.CLOSED) {
      this.#disconnect();
      this.#connectLater();
    }
  }

  #connectLater() {
    this.#say("lost", "Connection lost, trying again");
    this.#retry = setTimeout(() => this.#connect(), this.#pause * (0.5 + Math.random()));
    this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE);
  }

  #say(state, text) {
    const connection = this.querySelector("[data-connection]");
    if (connection.dataset.state !== state) {
      connection.dataset.state = state;
      connection.textContent = text;
    }
  }

  #show(tally) {
    const respondents = words.respondents(tally.respondents);
    if (respondents !== this.#respondents) {
      this.#respondents = respondents;
      this.querySelector("[data-respondents]").textContent = respondents;
      this.#announce();
    }
    const cells = new Map(tally.cells.map((cell) => [cell.key, cell]));
    for (const card of this.querySelectorAll("[data-card]")) {
      showCard(card, cells);
    }
    this.#showNewcomers(tally.cells);
  }

  // A thought or statement that is new here has words only the server knows: those cards are asked for once.
  async #showNewcomers(cells) {
    const known = new Set(Array.from(this.querySelectorAll("[data-key]"), (element) => element.dataset.key));
    const fresh = cells.filter((cell) => !cell.group && !cell.option && !known.has(cell.key) && !this.#asked.has(cell.key));
    if (fresh.length === 0) {
      return;
    }
    fresh.forEach((cell) => this.#asked.add(cell.key));
    try {
      const answer = await fetch(location.href, { headers: { accept: "text/html" } });
      if (!answer.ok) {
        throw new Error(`The page answered ${answer.status}.`);
      }
      this.#takeCards(new DOMParser().parseFromString(await answer.text(), "text/html"));
    } catch (failure) {
      // The figures already here stay right; the next event asks again.
      console.warn("New cards could not be loaded.", failure);
      fresh.forEach((cell) => this.#asked.delete(cell.key));
    }
  }

  // A card that has not gained a row stays the same element, so that an open table stays open.
  #takeCards(page) {
    const own = new Map(Array.from(this.querySelectorAll("[data-card]"), (card) => [keysOf(card), card]));
    const cards = Array.from(page.querySelectorAll("[data-card]"), (card) => own.get(keysOf(card)) ?? document.adoptNode(card));
    this.querySelector("[data-cards]").replaceChildren(...cards);
  }

  // Heard at most every ten seconds, and then only the newest.
  #announce() {
    if (this.#announcement) {
      return;
    }
    const wait = Math.max(0, this.#announcedAt + ANNOUNCE_EVERY - Date.now());
    this.#announcement = setTimeout(() => {
      this.#announcement = null;
      this.#announcedAt = Date.now();
      this.querySelector("[data-announcement]").textContent = this.#respondents;
    }, wait);
  }
}

function keysOf(card) {
  return Array.from(card.querySelectorAll("[data-key]"), (element) => element.dataset.key).join(" ");
}

function showCard(card, cells) {
  const reasons = new Set();
  for (const element of card.querySelectorAll("[data-key]")) {
    const cell = cells.get(element.dataset.key);
    if (!cell) {
      continue;
    }
    if (cell.reason) {
      reasons.add(cell.reason.text);
    }
    showCell(element, cell);
  }
  const list = card.querySelector("[data-reasons]");
  list.replaceChildren(...Array.from(reasons, (text) => Object.assign(document.createElement("li"), { textContent: text })));
}

function showCell(element, cell) {
  if ("base" in element.dataset) {
    element.textContent = words.base(cell);
    return;
  }
  const isShare = "share" in element.dataset;
  put(element.querySelector("[data-value]"), words.value(cell, isShare));
  put(element.querySelector("[data-n]"), words.count(cell));
  put(element.querySelector("[data-state-text]"), words.state(cell));
  const bar = element.querySelector("[data-bar]");
  if (bar) {
    bar.setAttribute("width", words.length(cell, Number(element.dataset.empty), Number(element.dataset.full)));
    bar.classList.toggle("bound", cell.bound !== null);
  }
}

function put(element, text) {
  if (element && element.textContent !== text) {
    element.textContent = text;
  }
}

customElements.define("live-tally", LiveTally);
