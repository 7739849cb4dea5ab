const DOCUMENT = `subscription($id: ID!) { importProgress(importId: $id) { state done total version } }`;

/** Moves the bar the server rendered. Without it, the page still says how far the import was when it was loaded. */
class ImportProgress extends HTMLElement {
  #source = null;

  connectedCallback() {
    const query = new URLSearchParams({ query: DOCUMENT, variables: JSON.stringify({ id: this.getAttribute("import") }) });
    this.#source = new EventSource(`/graphql?${query}`);
    this.#source.addEventListener("next", (event) => this.#show(JSON.parse(event.data).data?.importProgress));
    this.#source.addEventListener("complete", () => this.#end());
  }

  disconnectedCallback() {
    this.#source.close();
  }

  #show(progress) {
    if (!progress) {
      return;
    }
    const bar = this.querySelector("progress");
    bar.max = progress.total;
    bar.value = progress.done;
    this.querySelector("[data-text]").textContent = `${progress.done} of ${progress.total}`;
    if (progress.state !== "RUNNING") {
      this.#end();
    }
  }

  // What became of it, the server tells.
  #end() {
    this.#source.close();
    location.reload();
  }
}

customElements.define("import-progress", ImportProgress);
