export interface Config {
  techdocs?: {
    /**
     * Whether the tool that builds documentation is installed. When false the
     * portal says so wherever documentation would be shown. The default is
     * true.
     * @visibility frontend
     */
    available?: boolean;
  };
  auth?: {
    providers?: {
      /**
       * Sign-in without an account; a development setting.
       * @visibility frontend
       */
      guest?: object;
      /**
       * Its presence adds "GitHub" to the sign-in page. Nothing below this key
       * reaches the browser.
       * @visibility frontend
       */
      github?: object;
      /**
       * Its presence adds "Single sign-on" to the sign-in page. Nothing below
       * this key reaches the browser.
       * @visibility frontend
       */
      oidc?: object;
    };
  };
}
