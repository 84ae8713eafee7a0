import js from '@eslint/js';
import a11y from 'eslint-plugin-jsx-a11y';
import hooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import { readdirSync } from 'node:fs';
import tseslint from 'typescript-eslint';

const features = readdirSync(new URL('src/features', import.meta.url));

/** A feature may use kit and api, never another feature: what two share belongs into kit. */
const closedFeatures = features.map((name) => ({
  files: [`src/features/${name}/**`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: features
          .filter((other) => other !== name)
          .map((other) => ({
            group: [`**/${other}/*`, `**/features/${other}`],
            message: `feature '${name}' may not use feature '${other}': move what both need into kit`,
          })),
      },
    ],
  },
}));

export default tseslint.config(
  { ignores: ['dist', 'node_modules', 'src/api/schema.ts'] },
  js.configs.recommended,
  {
    files: ['src/**/*.{ts,tsx}'],
    extends: [
      ...tseslint.configs.strictTypeChecked,
      ...tseslint.configs.stylisticTypeChecked,
      a11y.flatConfigs.strict,
      hooks.configs.flat.recommended,
    ],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // The compiler demands brackets where an index signature is meant.
      '@typescript-eslint/dot-notation': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  ...closedFeatures,
  {
    files: ['src/kit/**', 'src/api/**'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [{ group: ['**/features/**'], message: 'kit and api know no feature' }] }],
    },
  },
  { files: ['**/*.{js,mjs}', 'vite.config.ts'], languageOptions: { globals: globals.node } },
  { files: ['e2e/**', 'dev/**'], languageOptions: { globals: { ...globals.node, ...globals.browser } } },
  { files: ['public/**'], languageOptions: { globals: globals.browser } },
);
