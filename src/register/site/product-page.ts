/** The page of a product: all its entries, the newest first. */
import type { Language } from '../../core/language.ts';
import { entriesTable } from './elements.ts';
import { markup } from './markup.ts';
import { createPageContext, renderPage } from './page.ts';
import { indexPage, productPage, productStatusPath } from './paths.ts';
import type { Site, SiteProduct } from './site-model.ts';

export function renderProductPage(site: Site, product: SiteProduct, language: Language): string {
  const context = createPageContext(site, language, productPage(product.slug, language));
  const { t, name, to } = context;
  return renderPage(context, {
    title: product.name,
    content: markup`<h1>${name(product.name)}</h1>
<p class="lead">${t.vendor}: ${name(product.vendor)}. ${t.productLead}</p>
<section id="entries" aria-labelledby="entries-h">
<h2 id="entries-h">${t.productEntries}</h2>
${entriesTable(context, 'product', t.productCaption, product.entries)}</section>
<p><a href="${to(productStatusPath(product.slug))}">${t.fileStatus}</a></p>
`,
    otherPath: productPage(product.slug, language === 'de' ? 'en' : 'de'),
    trail: [[t.overview, indexPage(language)]],
    isWide: true,
  });
}
