// Voici's page and the kernel for it come from two releases of JupyterLite that follow one another.
// What the page shares is offered to the kernel under the number that it asks for; its own copy
// would want more than the page has.
(window._JUPYTERLAB ??= {})["disputelab-bridge"] = {
  init(scope) {
    const shared = scope["@jupyterlite/apputils"];
    const [theirs] = Object.values(shared);
    shared["0.8.999"] = { ...theirs, loaded: 1 };
  },
  get: async () => () => ({ __esModule: true, default: [] }),
};
