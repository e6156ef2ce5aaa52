import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// What a quiet machine shows in milliseconds may take a busy one seconds.
configure({ asyncUtilTimeout: 15_000 });
jest.setTimeout(60_000);
