/* global React, ReactDOM, GraphiQL, graphqlSse */
(() => {
  const root = document.getElementById('ide');
  const url = root.dataset.endpoint;

  function isSubscription(documentAST, operationName) {
    const operations = (documentAST?.definitions ?? []).filter((definition) => definition.kind === 'OperationDefinition');
    const picked = operations.find((operation) => !operationName || operation.name?.value === operationName);
    return picked?.operation === 'subscription';
  }

  function subscribe(params, headers) {
    return {
      subscribe(sink) {
        const client = graphqlSse.createClient({ url, headers, retryAttempts: 5 });
        const stop = client.subscribe(params, {
          next: (value) => sink.next(value),
          error: (error) => sink.error(error),
          complete: () => sink.complete(),
        });
        return {
          unsubscribe() {
            stop();
            client.dispose();
          },
        };
      },
    };
  }

  async function ask(params, headers) {
    const response = await fetch(url, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json', accept: 'application/graphql-response+json' },
      body: JSON.stringify(params),
    });
    return response.json();
  }

  function fetcher({ query, operationName, variables }, { headers = {}, documentAST } = {}) {
    const params = { query, operationName, variables };
    return isSubscription(documentAST, operationName) ? subscribe(params, headers) : ask(params, headers);
  }

  // The code editor's fields are made by a library that names none of them, whenever a part of the page opens.
  function nameEditors() {
    for (const field of root.querySelectorAll('.CodeMirror textarea:not([aria-label])')) {
      field.setAttribute('aria-label', field.closest('[aria-label]')?.getAttribute('aria-label') ?? 'Editor');
    }
  }

  new MutationObserver(nameEditors).observe(root, { childList: true, subtree: true });

  ReactDOM.createRoot(root).render(
    React.createElement(GraphiQL, { fetcher, defaultEditorToolsVisibility: true, isHeadersEditorEnabled: true }),
  );
})();
