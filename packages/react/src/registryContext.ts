'use client';

import { createNexconnEngine } from '@nexconn-kit/core';
import { createContext } from 'react';
import { createEngineRegistry } from './createEngineRegistry.ts';

/** The page's one registry. */
export const RegistryContext = createContext(createEngineRegistry(createNexconnEngine));
