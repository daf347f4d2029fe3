/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.payscore.signature;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Class loader that knows the library but not Bouncy Castle, and remembers what it was
 * asked for in vain.
 *
 * @author PayScore for Spring Boot contributors
 */
final class BouncyCastleHidingClassLoader extends ClassLoader {

	private final List<String> missed = new ArrayList<>();

	BouncyCastleHidingClassLoader() {
		super(BouncyCastleHidingClassLoader.class.getClassLoader());
	}

	@Override
	protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
		if (name.startsWith("org.bouncycastle.")) {
			this.missed.add(name);
			throw new ClassNotFoundException(name);
		}
		if (!name.startsWith("io.github.payscore.")) {
			return super.loadClass(name, resolve);
		}
		synchronized (getClassLoadingLock(name)) {
			Class<?> loaded = findLoadedClass(name);
			return (loaded != null) ? loaded : define(name);
		}
	}

	private Class<?> define(String name) throws ClassNotFoundException {
		try (InputStream content = getResourceAsStream(name.replace('.', '/') + ".class")) {
			if (content == null) {
				throw new ClassNotFoundException(name);
			}
			byte[] bytes = content.readAllBytes();
			return defineClass(name, bytes, 0, bytes.length);
		}
		catch (IOException ex) {
			throw new ClassNotFoundException(name, ex);
		}
	}

	List<String> getMissed() {
		return this.missed;
	}

}
