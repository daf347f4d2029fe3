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

package io.github.payscore.notification.merchant;

import java.util.List;

import io.github.payscore.verification.MessageVerifier;

/**
 * Merchants that a notification may be for, all of them by the same key of WeChat Pay. An
 * application has no need of it.
 *
 * @param verifier decides whether the notification is signed with that key
 * @param all the merchants, at least one
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public record Recipients(MessageVerifier verifier, List<Recipient> all) {

}
