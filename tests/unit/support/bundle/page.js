/** A page with a worker, for licences.test.js: of one package it takes something, of another nothing. */
import { scaleLog } from 'd3-scale';
import { html } from 'lit';
import Work from './work.js?worker';

export const unused = () => scaleLog();
console.log(html``, new Work());
