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

package io.github.payscore.client.download;

import java.nio.file.Path;

import org.springframework.util.Assert;

/**
 * A file, and where it is to be. For the client, not for applications.
 *
 * @param download the file
 * @param target where it is to be in the end
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public record ExpectedFile(FileDownload download, Path target) {

	/**
	 * Create an expected file.
	 */
	public ExpectedFile {
		Assert.notNull(download, "'file' must not be null");
		Assert.notNull(target, "'target' must not be null");
	}

}
