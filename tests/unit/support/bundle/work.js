/** The worker of the page beside it. */
import Papa from 'papaparse';

console.log(Papa.parse('1,2').data);
