import type { ComponentChildren } from 'preact'
import { useWords } from './words.tsx'

/** A table that may be wider than the screen: it scrolls by itself, and the keyboard can reach it (WCAG 2.1.1). */
export function Table({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to take the focus to be scrolled by keys
    <section class="table" tabIndex={0} aria-label={useWords().say('kit.tableNamed', { name })}>
      <table>{children}</table>
    </section>
  )
}
