import { failureWords } from './failureWords';

describe('failureWords', () => {
  it('says in a sentence what a browser says in its own words', () => {
    expect(failureWords(new TypeError('Failed to fetch'))).toBe(
      'the portal’s backend could not be reached',
    );
  });

  it('prefers what the backend said to the status of its answer', () => {
    const error = new Error('Request failed with 503 Service Unavailable', {
      cause: new Error('The catalog is being restarted.'),
    });
    expect(failureWords(error)).toBe('The catalog is being restarted.');
  });

  it('keeps the words of an error that has nothing better', () => {
    expect(failureWords(new Error('Request failed with 503'))).toBe(
      'Request failed with 503',
    );
  });
});
