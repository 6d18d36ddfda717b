/** A receipt number that people can read out: year, and a counter in groups of three. */
function receiptNumber(year, counter) {
  const digits = String(counter).padStart(9, '0');
  return `${year}-${digits.match(/.{3}/g).join('-')}`;
}

module.exports = { receiptNumber };
