/**
 * Why a file could not be made, as a code; the catalogue has the sentence (`faults` of words/en/export.js).
 *
 * @typedef {keyof typeof import('../words/en/export.js').english.faults} FaultCode
 */

export class ExportFault extends Error {
  name = 'ExportFault';

  /** @param {FaultCode} code */
  constructor(code) {
    super(code);
    this.code = code;
  }
}
