import { minify } from 'terser'

/**
 * Minifies code once more, for the published packages: terser picks names from letters that are frequent in the code anyway,
 * so that it packs 3 % smaller than with esbuild's shortest names. Takes half a minute.
 */
export async function tightened(code: string): Promise<string> {
  const { code: renamed } = await minify(code, {
    // Top-level names of a bundle are private to it, so what is used once can be inlined. Hoisted functions stand together,
    // and similar text packs well.
    compress: { passes: 2, toplevel: true, inline: 1, hoist_funs: true },
    mangle: { toplevel: true },
    format: { ascii_only: true, ecma: 2020 },
  })
  if (renamed === undefined) throw new Error('Terser gave no code.')
  return renamed
}
