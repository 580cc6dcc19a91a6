// Voici's page and the kernel for it come from two releases of JupyterLite that follow one another.
// Of what the page shares, the kernel takes one part only if it finds it in its own release: who
// keeps files for the kernel. Our pages keep none, so it is told that there is nobody.
(window._JUPYTERLAB ??= {})["disputelab-bridge"] = {
  init(scope) {
    const nobody = { IServiceWorkerManager: { name: "disputelab-bridge:nobody" } };
    scope["@jupyterlite/apputils"]["0.8.999"] = {
      get: async () => () => nobody, from: "disputelab-bridge", eager: false, loaded: 1,
    };
  },
  get: async () => () => ({ __esModule: true, default: [] }),
};
