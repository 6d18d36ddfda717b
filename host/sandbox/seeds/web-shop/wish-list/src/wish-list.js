const { uniqBy } = require('lodash');

/** Adds a product once, however often it is clicked. */
function remember(wishList, product) {
  return uniqBy([...wishList, product], 'name');
}

module.exports = { remember };
