import { chromium } from '@playwright/test';
import { preview } from 'vite';
import { CHROMIUM_ARGUMENTS, findChromium } from './tools/chromium.js';
const server = await preview({ root: process.cwd(), configFile:false, logLevel:'error', preview:{host:'127.0.0.1',port:0} });
const base = server.resolvedUrls.local[0];
const browser = await chromium.launch({ executablePath: findChromium() ?? undefined, args: CHROMIUM_ARGUMENTS });
const jobs = JSON.parse(process.argv[2]);
for (const j of jobs) {
  const ctx = await browser.newContext({ viewport:{width:j.w,height:j.h}, colorScheme:j.dark?'dark':'light', deviceScaleFactor: j.s??1 });
  const page = await ctx.newPage();
  page.on('console', m => m.type()==='error' && console.log('console', m.text()));
  page.on('pageerror', e => console.log('error', e.stack));
  await page.goto(base + (j.q??'') + (j.hash??''));
  await page.waitForTimeout(j.wait??2500);
  if (j.js) console.log(j.out, JSON.stringify(await page.evaluate(j.js)));
  await page.waitForTimeout(300);
  if (j.out) await page.screenshot({ path: `/tmp/card-${j.out}.png`, fullPage: !!j.full });
  await ctx.close();
}
await browser.close(); await server.close();
