import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// What a quiet machine shows in milliseconds may take a busy one seconds.
configure({ asyncUtilTimeout: 15_000 });
jest.setTimeout(60_000);

/** Nothing is laid out here, so nothing ever comes into sight; lists that load more when their end does ask for this. */
class NeverInSight implements IntersectionObserver {
  readonly root = null;
  readonly rootMargin = '';
  readonly thresholds = [];
  observe() {}
  unobserve() {}
  disconnect() {}
  takeRecords() {
    return [];
  }
}
window.IntersectionObserver = NeverInSight;
