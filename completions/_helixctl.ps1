
using namespace System.Management.Automation
using namespace System.Management.Automation.Language

Register-ArgumentCompleter -Native -CommandName 'helixctl' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commandElements = $commandAst.CommandElements
    $command = @(
        'helixctl'
        for ($i = 1; $i -lt $commandElements.Count; $i++) {
            $element = $commandElements[$i]
            if ($element -isnot [StringConstantExpressionAst] -or
                $element.StringConstantType -ne [StringConstantType]::BareWord -or
                $element.Value.StartsWith('-') -or
                $element.Value -eq $wordToComplete) {
                break
        }
        $element.Value
    }) -join ';'

    $completions = @(switch ($command) {
        'helixctl' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]')
            [CompletionResult]::new('-b', '-b', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('--bootstrap-server', '--bootstrap-server', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('-X', '-X ', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long to wait for the cluster')
            [CompletionResult]::new('--cluster-id', '--cluster-id', [CompletionResultType]::ParameterName, 'Id of the cluster that this command may change; required where the profile is protected')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour the output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('topics', 'topics', [CompletionResultType]::ParameterValue, 'Declare, reconcile and look at topics')
            [CompletionResult]::new('acls', 'acls', [CompletionResultType]::ParameterValue, 'Grant, revoke and question access rules')
            [CompletionResult]::new('users', 'users', [CompletionResultType]::ParameterValue, 'List, set and delete SCRAM users')
            [CompletionResult]::new('quotas', 'quotas', [CompletionResultType]::ParameterValue, 'List, set and unset client quotas')
            [CompletionResult]::new('produce', 'produce', [CompletionResultType]::ParameterValue, 'Write records to a topic, each one''s delivery confirmed')
            [CompletionResult]::new('consume', 'consume', [CompletionResultType]::ParameterValue, 'Read records and write them to stdout, byte for byte')
            [CompletionResult]::new('lag', 'lag', [CompletionResultType]::ParameterValue, 'Show how far consumer groups are behind, in records and in time, the worst first')
            [CompletionResult]::new('groups', 'groups', [CompletionResultType]::ParameterValue, 'List and describe consumer groups, and change where they stand')
            [CompletionResult]::new('replay', 'replay', [CompletionResultType]::ParameterValue, 'Go back in time: read again, copy, or let a group read again')
            [CompletionResult]::new('config', 'config', [CompletionResultType]::ParameterValue, 'Show the configuration, and choose a profile')
            [CompletionResult]::new('sandbox', 'sandbox', [CompletionResultType]::ParameterValue, 'Run a throwaway real Kafka on 127.0.0.1')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print the completion script of a shell')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Print a man page')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'helixctl;topics' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]')
            [CompletionResult]::new('-b', '-b', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('--bootstrap-server', '--bootstrap-server', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('-X', '-X ', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long to wait for the cluster')
            [CompletionResult]::new('--cluster-id', '--cluster-id', [CompletionResultType]::ParameterName, 'Id of the cluster that this command may change; required where the profile is protected')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour the output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('plan', 'plan', [CompletionResultType]::ParameterValue, 'Show what apply would change, and at what risk')
            [CompletionResult]::new('apply', 'apply', [CompletionResultType]::ParameterValue, 'Make the cluster as declared')
            [CompletionResult]::new('validate', 'validate', [CompletionResultType]::ParameterValue, 'Check the declarations without a broker')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the live topics')
            [CompletionResult]::new('describe', 'describe', [CompletionResultType]::ParameterValue, 'Show topics: partitions, offsets, configs with their source, and the difference to topics.yaml')
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Create topics by hand')
            [CompletionResult]::new('alter', 'alter', [CompletionResultType]::ParameterValue, 'Change live topics by hand')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Delete topics, with all their records')
            [CompletionResult]::new('reassign', 'reassign', [CompletionResultType]::ParameterValue, 'Move replicas: another factor, other brokers, off a broker, or evened out')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Print the live topics as topics.yaml')
            [CompletionResult]::new('snapshot', 'snapshot', [CompletionResultType]::ParameterValue, 'Save what a plan needs to see, for `plan --observed`')
            [CompletionResult]::new('schema', 'schema', [CompletionResultType]::ParameterValue, 'Print the JSON Schema of topics.yaml for editors')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'helixctl;topics;plan' {
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Declarations: a file, a folder of *.yaml files, or - for stdin')
            [CompletionResult]::new('--file', '--file', [CompletionResultType]::ParameterName, 'Declarations: a file, a folder of *.yaml files, or - for stdin')
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'Environment of the file to lay over the rest [default: $HELIXCTL_ENV, or the profile''s]')
            [CompletionResult]::new('--only', '--only', [CompletionResultType]::ParameterName, 'Only topics and principals whose name matches, with * and ? (can be repeated)')
            [CompletionResult]::new('--skip', '--skip', [CompletionResultType]::ParameterName, 'No topics and principals whose name matches (can be repeated)')
            [CompletionResult]::new('--rotate', '--rotate', [CompletionResultType]::ParameterName, 'Set the declared password of this user anew, as Kafka does not tell whether it is the declared one (can be repeated)')
            [CompletionResult]::new('--max-risk', '--max-risk', [CompletionResultType]::ParameterName, 'Refuse changes of a higher risk than this')
            [CompletionResult]::new('--allow', '--allow', [CompletionResultType]::ParameterName, 'Consent to a named loss: data-loss:TOPIC, below-min-isr:TOPIC or lock-out (can be repeated)')
            [CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'Save the plan for `topics apply FILE`')
            [CompletionResult]::new('--observed', '--observed', [CompletionResultType]::ParameterName, 'Plan against what `topics snapshot` saved instead of a live cluster')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]')
            [CompletionResult]::new('-b', '-b', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('--bootstrap-server', '--bootstrap-server', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('-X', '-X ', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long to wait for the cluster')
            [CompletionResult]::new('--cluster-id', '--cluster-id', [CompletionResultType]::ParameterName, 'Id of the cluster that this command may change; required where the profile is protected')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour the output')
            [CompletionResult]::new('--prune', '--prune', [CompletionResultType]::ParameterName, 'Delete topics that the file owns (`prune.topics`) and no longer declares; revoke what its principals have beyond it')
            [CompletionResult]::new('--prune-configs', '--prune-configs', [CompletionResultType]::ParameterName, 'Reset topic configs that the file does not declare')
            [CompletionResult]::new('--check', '--check', [CompletionResultType]::ParameterName, 'Exit with 3 if the cluster is not as declared')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'helixctl;topics;apply' {
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Declarations: a file, a folder of *.yaml files, or - for stdin')
            [CompletionResult]::new('--file', '--file', [CompletionResultType]::ParameterName, 'Declarations: a file, a folder of *.yaml files, or - for stdin')
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'Environment of the file to lay over the rest [default: $HELIXCTL_ENV, or the profile''s]')
            [CompletionResult]::new('--only', '--only', [CompletionResultType]::ParameterName, 'Only topics and principals whose name matches, with * and ? (can be repeated)')
            [CompletionResult]::new('--skip', '--skip', [CompletionResultType]::ParameterName, 'No topics and principals whose name matches (can be repeated)')
            [CompletionResult]::new('--rotate', '--rotate', [CompletionResultType]::ParameterName, 'Set the declared password of this user anew, as Kafka does not tell whether it is the declared one (can be repeated)')
            [CompletionResult]::new('--max-risk', '--max-risk', [CompletionResultType]::ParameterName, 'Refuse changes of a higher risk than this')
            [CompletionResult]::new('--allow', '--allow', [CompletionResultType]::ParameterName, 'Consent to a named loss: data-loss:TOPIC, below-min-isr:TOPIC or lock-out (can be repeated)')
            [CompletionResult]::new('--journal', '--journal', [CompletionResultType]::ParameterName, 'Journal of what was done [default: journal/CLUSTER-ID.jsonl in the user''s state folder]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]')
            [CompletionResult]::new('-b', '-b', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('--bootstrap-server', '--bootstrap-server', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('-X', '-X ', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long to wait for the cluster')
            [CompletionResult]::new('--cluster-id', '--cluster-id', [CompletionResultType]::ParameterName, 'Id of the cluster that this command may change; required where the profile is protected')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour the output')
            [CompletionResult]::new('--prune', '--prune', [CompletionResultType]::ParameterName, 'Delete topics that the file owns (`prune.topics`) and no longer declares; revoke what its principals have beyond it')
            [CompletionResult]::new('--prune-configs', '--prune-configs', [CompletionResultType]::ParameterName, 'Reset topic configs that the file does not declare')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('--no-journal', '--no-journal', [CompletionResultType]::ParameterName, 'Keep no journal')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'helixctl;topics;validate' {
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Declarations: a file, a folder of *.yaml files, or - for stdin')
            [CompletionResult]::new('--file', '--file', [CompletionResultType]::ParameterName, 'Declarations: a file, a folder of *.yaml files, or - for stdin')
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'Environment of the file to lay over the rest [default: $HELIXCTL_ENV, or the profile''s]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]')
            [CompletionResult]::new('-b', '-b', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('--bootstrap-server', '--bootstrap-server', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('-X', '-X ', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long to wait for the cluster')
            [CompletionResult]::new('--cluster-id', '--cluster-id', [CompletionResultType]::ParameterName, 'Id of the cluster that this command may change; required where the profile is protected')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour the output')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Treat warnings as errors')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'helixctl;topics;list' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]')
            [CompletionResult]::new('-b', '-b', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('--bootstrap-server', '--bootstrap-server', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('-X', '-X ', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long to wait for the cluster')
            [CompletionResult]::new('--cluster-id', '--cluster-id', [CompletionResultType]::ParameterName, 'Id of the cluster that this command may change; required where the profile is protected')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour the output')
            [CompletionResult]::new('--internal', '--internal', [CompletionResultType]::ParameterName, 'Show Kafka''s own topics too (`__*`)')
            [CompletionResult]::new('--records', '--records', [CompletionResultType]::ParameterName, 'Count the records: end offsets minus log start offsets')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'helixctl;topics;describe' {
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Declarations: a file, a folder of *.yaml files, or - for stdin')
            [CompletionResult]::new('--file', '--file', [CompletionResultType]::ParameterName, 'Declarations: a file, a folder of *.yaml files, or - for stdin')
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'Environment of the file to lay over the rest [default: $HELIXCTL_ENV, or the profile''s]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]')
            [CompletionResult]::new('-b', '-b', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('--bootstrap-server', '--bootstrap-server', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('-X', '-X ', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long to wait for the cluster')
            [CompletionResult]::new('--cluster-id', '--cluster-id', [CompletionResultType]::ParameterName, 'Id of the cluster that this command may change; required where the profile is protected')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour the output')
            [CompletionResult]::new('--all-configs', '--all-configs', [CompletionResultType]::ParameterName, 'Show inherited configs too, not only what is set on the topic')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'helixctl;topics;create' {
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Number of partitions [default: the broker''s num.partitions]')
            [CompletionResult]::new('--partitions', '--partitions', [CompletionResultType]::ParameterName, 'Number of partitions [default: the broker''s num.partitions]')
            [CompletionResult]::new('-r', '-r', [CompletionResultType]::ParameterName, 'Replication factor [default: the broker''s default.replication.factor]')
            [CompletionResult]::new('--replication', '--replication', [CompletionResultType]::ParameterName, 'Replication factor [default: the broker''s default.replication.factor]')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'Topic config by Kafka''s own name; durations and sizes may have units (can be repeated)')
            [CompletionResult]::new('--topic-config', '--topic-config', [CompletionResultType]::ParameterName, 'Topic config by Kafka''s own name; durations and sizes may have units (can be repeated)')
            [CompletionResult]::new('--journal', '--journal', [CompletionResultType]::ParameterName, 'Journal of what was done [default: journal/CLUSTER-ID.jsonl in the user''s state folder]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]')
            [CompletionResult]::new('-b', '-b', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('--bootstrap-server', '--bootstrap-server', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('-X', '-X ', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long to wait for the cluster')
            [CompletionResult]::new('--cluster-id', '--cluster-id', [CompletionResultType]::ParameterName, 'Id of the cluster that this command may change; required where the profile is protected')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour the output')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('--no-journal', '--no-journal', [CompletionResultType]::ParameterName, 'Keep no journal')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'helixctl;topics;alter' {
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'New number of partitions; never fewer than now')
            [CompletionResult]::new('--partitions', '--partitions', [CompletionResultType]::ParameterName, 'New number of partitions; never fewer than now')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'Topic config to set, by Kafka''s own name (can be repeated)')
            [CompletionResult]::new('--topic-config', '--topic-config', [CompletionResultType]::ParameterName, 'Topic config to set, by Kafka''s own name (can be repeated)')
            [CompletionResult]::new('--reset', '--reset', [CompletionResultType]::ParameterName, 'Topic config to set back to what the topic inherits (can be repeated)')
            [CompletionResult]::new('--max-risk', '--max-risk', [CompletionResultType]::ParameterName, 'Refuse changes of a higher risk than this')
            [CompletionResult]::new('--allow', '--allow', [CompletionResultType]::ParameterName, 'Consent to a named loss: data-loss:TOPIC, below-min-isr:TOPIC or lock-out (can be repeated)')
            [CompletionResult]::new('--journal', '--journal', [CompletionResultType]::ParameterName, 'Journal of what was done [default: journal/CLUSTER-ID.jsonl in the user''s state folder]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]')
            [CompletionResult]::new('-b', '-b', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('--bootstrap-server', '--bootstrap-server', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('-X', '-X ', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long to wait for the cluster')
            [CompletionResult]::new('--cluster-id', '--cluster-id', [CompletionResultType]::ParameterName, 'Id of the cluster that this command may change; required where the profile is protected')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour the output')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('--no-journal', '--no-journal', [CompletionResultType]::ParameterName, 'Keep no journal')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'helixctl;topics;delete' {
            [CompletionResult]::new('--max-risk', '--max-risk', [CompletionResultType]::ParameterName, 'Refuse changes of a higher risk than this')
            [CompletionResult]::new('--allow', '--allow', [CompletionResultType]::ParameterName, 'Consent to a named loss: data-loss:TOPIC, below-min-isr:TOPIC or lock-out (can be repeated)')
            [CompletionResult]::new('--journal', '--journal', [CompletionResultType]::ParameterName, 'Journal of what was done [default: journal/CLUSTER-ID.jsonl in the user''s state folder]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]')
            [CompletionResult]::new('-b', '-b', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('--bootstrap-server', '--bootstrap-server', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('-X', '-X ', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long to wait for the cluster')
            [CompletionResult]::new('--cluster-id', '--cluster-id', [CompletionResultType]::ParameterName, 'Id of the cluster that this command may change; required where the profile is protected')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour the output')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('--no-journal', '--no-journal', [CompletionResultType]::ParameterName, 'Keep no journal')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'helixctl;topics;reassign' {
            [CompletionResult]::new('--replication', '--replication', [CompletionResultType]::ParameterName, 'As many replicas of every partition; present ones stay where they are')
            [CompletionResult]::new('--decommission', '--decommission', [CompletionResultType]::ParameterName, 'Take every replica off this broker')
            [CompletionResult]::new('--brokers', '--brokers', [CompletionResultType]::ParameterName, 'Replicas on these brokers only')
            [CompletionResult]::new('--throttle', '--throttle', [CompletionResultType]::ParameterName, 'Copy at most so many bytes a second to and from each broker; cleared when the moves have ended')
            [CompletionResult]::new('--batch', '--batch', [CompletionResultType]::ParameterName, 'Partitions to move at a time; all at once if not said')
            [CompletionResult]::new('--allow', '--allow', [CompletionResultType]::ParameterName, 'Consent to fewer replicas than min.insync.replicas: below-min-isr:TOPIC (can be repeated)')
            [CompletionResult]::new('--journal', '--journal', [CompletionResultType]::ParameterName, 'Journal of what was done [default: journal/CLUSTER-ID.jsonl in the user''s state folder]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]')
            [CompletionResult]::new('-b', '-b', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('--bootstrap-server', '--bootstrap-server', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('-X', '-X ', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long to wait for the cluster')
            [CompletionResult]::new('--cluster-id', '--cluster-id', [CompletionResultType]::ParameterName, 'Id of the cluster that this command may change; required where the profile is protected')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour the output')
            [CompletionResult]::new('--rebalance', '--rebalance', [CompletionResultType]::ParameterName, 'Even out replicas and preferred leaders over the brokers')
            [CompletionResult]::new('--status', '--status', [CompletionResultType]::ParameterName, 'Show what is under way, and throttles that are set')
            [CompletionResult]::new('--cancel', '--cancel', [CompletionResultType]::ParameterName, 'Stop what is under way: the replicas stay as they were')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Begin the moves, and do not wait for them')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('--no-journal', '--no-journal', [CompletionResultType]::ParameterName, 'Keep no journal')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'helixctl;topics;export' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]')
            [CompletionResult]::new('-b', '-b', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('--bootstrap-server', '--bootstrap-server', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('-X', '-X ', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long to wait for the cluster')
            [CompletionResult]::new('--cluster-id', '--cluster-id', [CompletionResultType]::ParameterName, 'Id of the cluster that this command may change; required where the profile is protected')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour the output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'helixctl;topics;snapshot' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]')
            [CompletionResult]::new('-b', '-b', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('--bootstrap-server', '--bootstrap-server', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('-X', '-X ', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long to wait for the cluster')
            [CompletionResult]::new('--cluster-id', '--cluster-id', [CompletionResultType]::ParameterName, 'Id of the cluster that this command may change; required where the profile is protected')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour the output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'helixctl;topics;schema' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]')
            [CompletionResult]::new('-b', '-b', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('--bootstrap-server', '--bootstrap-server', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('-X', '-X ', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long to wait for the cluster')
            [CompletionResult]::new('--cluster-id', '--cluster-id', [CompletionResultType]::ParameterName, 'Id of the cluster that this command may change; required where the profile is protected')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour the output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'helixctl;topics;help' {
            [CompletionResult]::new('plan', 'plan', [CompletionResultType]::ParameterValue, 'Show what apply would change, and at what risk')
            [CompletionResult]::new('apply', 'apply', [CompletionResultType]::ParameterValue, 'Make the cluster as declared')
            [CompletionResult]::new('validate', 'validate', [CompletionResultType]::ParameterValue, 'Check the declarations without a broker')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the live topics')
            [CompletionResult]::new('describe', 'describe', [CompletionResultType]::ParameterValue, 'Show topics: partitions, offsets, configs with their source, and the difference to topics.yaml')
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Create topics by hand')
            [CompletionResult]::new('alter', 'alter', [CompletionResultType]::ParameterValue, 'Change live topics by hand')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Delete topics, with all their records')
            [CompletionResult]::new('reassign', 'reassign', [CompletionResultType]::ParameterValue, 'Move replicas: another factor, other brokers, off a broker, or evened out')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Print the live topics as topics.yaml')
            [CompletionResult]::new('snapshot', 'snapshot', [CompletionResultType]::ParameterValue, 'Save what a plan needs to see, for `plan --observed`')
            [CompletionResult]::new('schema', 'schema', [CompletionResultType]::ParameterValue, 'Print the JSON Schema of topics.yaml for editors')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'helixctl;topics;help;plan' {
            break
        }
        'helixctl;topics;help;apply' {
            break
        }
        'helixctl;topics;help;validate' {
            break
        }
        'helixctl;topics;help;list' {
            break
        }
        'helixctl;topics;help;describe' {
            break
        }
        'helixctl;topics;help;create' {
            break
        }
        'helixctl;topics;help;alter' {
            break
        }
        'helixctl;topics;help;delete' {
            break
        }
        'helixctl;topics;help;reassign' {
            break
        }
        'helixctl;topics;help;export' {
            break
        }
        'helixctl;topics;help;snapshot' {
            break
        }
        'helixctl;topics;help;schema' {
            break
        }
        'helixctl;topics;help;help' {
            break
        }
        'helixctl;acls' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]')
            [CompletionResult]::new('-b', '-b', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('--bootstrap-server', '--bootstrap-server', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('-X', '-X ', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long to wait for the cluster')
            [CompletionResult]::new('--cluster-id', '--cluster-id', [CompletionResultType]::ParameterName, 'Id of the cluster that this command may change; required where the profile is protected')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour the output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the access rules')
            [CompletionResult]::new('grant', 'grant', [CompletionResultType]::ParameterValue, 'Allow a principal to do something, or deny it')
            [CompletionResult]::new('revoke', 'revoke', [CompletionResultType]::ParameterValue, 'Take rules of a principal away')
            [CompletionResult]::new('can', 'can', [CompletionResultType]::ParameterValue, 'Answer whether a principal may do something (exit 0 for yes, 3 for no)')
            [CompletionResult]::new('why', 'why', [CompletionResultType]::ParameterValue, 'Show which rule lets a principal do something, or what keeps it from that')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Print the access rules, users and quotas as `principals:` of topics.yaml')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'helixctl;acls;list' {
            [CompletionResult]::new('--principal', '--principal', [CompletionResultType]::ParameterName, 'Only rules for this principal, letter by letter')
            [CompletionResult]::new('--resource', '--resource', [CompletionResultType]::ParameterName, 'Only rules on a kind of resource, on a pattern, or those that apply to one resource')
            [CompletionResult]::new('--operation', '--operation', [CompletionResultType]::ParameterName, 'Only rules for this operation')
            [CompletionResult]::new('--permission', '--permission', [CompletionResultType]::ParameterName, 'Only rules that allow, or that deny')
            [CompletionResult]::new('--host', '--host', [CompletionResultType]::ParameterName, 'Only rules for this address; * for those that hold for every address')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]')
            [CompletionResult]::new('-b', '-b', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('--bootstrap-server', '--bootstrap-server', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('-X', '-X ', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long to wait for the cluster')
            [CompletionResult]::new('--cluster-id', '--cluster-id', [CompletionResultType]::ParameterName, 'Id of the cluster that this command may change; required where the profile is protected')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour the output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'helixctl;acls;grant' {
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group that a consumer reads with (can be repeated)')
            [CompletionResult]::new('--host', '--host', [CompletionResultType]::ParameterName, 'Address that it comes from, as the brokers see it')
            [CompletionResult]::new('--journal', '--journal', [CompletionResultType]::ParameterName, 'Journal of what was done [default: journal/CLUSTER-ID.jsonl in the user''s state folder]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]')
            [CompletionResult]::new('-b', '-b', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('--bootstrap-server', '--bootstrap-server', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('-X', '-X ', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long to wait for the cluster')
            [CompletionResult]::new('--cluster-id', '--cluster-id', [CompletionResultType]::ParameterName, 'Id of the cluster that this command may change; required where the profile is protected')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour the output')
            [CompletionResult]::new('--deny', '--deny', [CompletionResultType]::ParameterName, 'Deny it: a deny wins over every grant')
            [CompletionResult]::new('--idempotent', '--idempotent', [CompletionResultType]::ParameterName, 'Grant a producer idempotent_write on the cluster too; needed before Kafka 3.0 only')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('--no-journal', '--no-journal', [CompletionResultType]::ParameterName, 'Keep no journal')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'helixctl;acls;revoke' {
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group that a consumer reads with (can be repeated)')
            [CompletionResult]::new('--host', '--host', [CompletionResultType]::ParameterName, 'Only rules for this address')
            [CompletionResult]::new('--journal', '--journal', [CompletionResultType]::ParameterName, 'Journal of what was done [default: journal/CLUSTER-ID.jsonl in the user''s state folder]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]')
            [CompletionResult]::new('-b', '-b', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('--bootstrap-server', '--bootstrap-server', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('-X', '-X ', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long to wait for the cluster')
            [CompletionResult]::new('--cluster-id', '--cluster-id', [CompletionResultType]::ParameterName, 'Id of the cluster that this command may change; required where the profile is protected')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour the output')
            [CompletionResult]::new('--deny', '--deny', [CompletionResultType]::ParameterName, 'Deny rules, not allow rules')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Every rule of the principal')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('--no-journal', '--no-journal', [CompletionResultType]::ParameterName, 'Keep no journal')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'helixctl;acls;can' {
            [CompletionResult]::new('--host', '--host', [CompletionResultType]::ParameterName, 'Address that it comes from, as the brokers see it [default: one that no rule names]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]')
            [CompletionResult]::new('-b', '-b', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('--bootstrap-server', '--bootstrap-server', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('-X', '-X ', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long to wait for the cluster')
            [CompletionResult]::new('--cluster-id', '--cluster-id', [CompletionResultType]::ParameterName, 'Id of the cluster that this command may change; required where the profile is protected')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour the output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'helixctl;acls;why' {
            [CompletionResult]::new('--host', '--host', [CompletionResultType]::ParameterName, 'Address that it comes from, as the brokers see it [default: one that no rule names]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]')
            [CompletionResult]::new('-b', '-b', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('--bootstrap-server', '--bootstrap-server', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('-X', '-X ', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long to wait for the cluster')
            [CompletionResult]::new('--cluster-id', '--cluster-id', [CompletionResultType]::ParameterName, 'Id of the cluster that this command may change; required where the profile is protected')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour the output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'helixctl;acls;export' {
            [CompletionResult]::new('--principal', '--principal', [CompletionResultType]::ParameterName, 'Only rules for this principal')
            [CompletionResult]::new('--resource', '--resource', [CompletionResultType]::ParameterName, 'Only rules on a kind of resource, on a pattern, or those that apply to one resource')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]')
            [CompletionResult]::new('-b', '-b', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('--bootstrap-server', '--bootstrap-server', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('-X', '-X ', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long to wait for the cluster')
            [CompletionResult]::new('--cluster-id', '--cluster-id', [CompletionResultType]::ParameterName, 'Id of the cluster that this command may change; required where the profile is protected')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour the output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'helixctl;acls;help' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the access rules')
            [CompletionResult]::new('grant', 'grant', [CompletionResultType]::ParameterValue, 'Allow a principal to do something, or deny it')
            [CompletionResult]::new('revoke', 'revoke', [CompletionResultType]::ParameterValue, 'Take rules of a principal away')
            [CompletionResult]::new('can', 'can', [CompletionResultType]::ParameterValue, 'Answer whether a principal may do something (exit 0 for yes, 3 for no)')
            [CompletionResult]::new('why', 'why', [CompletionResultType]::ParameterValue, 'Show which rule lets a principal do something, or what keeps it from that')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Print the access rules, users and quotas as `principals:` of topics.yaml')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'helixctl;acls;help;list' {
            break
        }
        'helixctl;acls;help;grant' {
            break
        }
        'helixctl;acls;help;revoke' {
            break
        }
        'helixctl;acls;help;can' {
            break
        }
        'helixctl;acls;help;why' {
            break
        }
        'helixctl;acls;help;export' {
            break
        }
        'helixctl;acls;help;help' {
            break
        }
        'helixctl;users' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]')
            [CompletionResult]::new('-b', '-b', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('--bootstrap-server', '--bootstrap-server', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('-X', '-X ', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long to wait for the cluster')
            [CompletionResult]::new('--cluster-id', '--cluster-id', [CompletionResultType]::ParameterName, 'Id of the cluster that this command may change; required where the profile is protected')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour the output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the SCRAM users, in one request')
            [CompletionResult]::new('set', 'set', [CompletionResultType]::ParameterValue, 'Set a user''s password, for a new user or for one that exists')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Take a user''s passwords away, so that it cannot log in any more')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'helixctl;users;list' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]')
            [CompletionResult]::new('-b', '-b', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('--bootstrap-server', '--bootstrap-server', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('-X', '-X ', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long to wait for the cluster')
            [CompletionResult]::new('--cluster-id', '--cluster-id', [CompletionResultType]::ParameterName, 'Id of the cluster that this command may change; required where the profile is protected')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour the output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'helixctl;users;set' {
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'File that holds the password; a line break at its end is not part of it')
            [CompletionResult]::new('--password-command', '--password-command', [CompletionResultType]::ParameterName, 'Command that prints the password, run by `sh -c`')
            [CompletionResult]::new('--mechanism', '--mechanism', [CompletionResultType]::ParameterName, 'SCRAM-SHA-512 or SCRAM-SHA-256')
            [CompletionResult]::new('--iterations', '--iterations', [CompletionResultType]::ParameterName, 'How often the password is hashed')
            [CompletionResult]::new('--journal', '--journal', [CompletionResultType]::ParameterName, 'Journal of what was done [default: journal/CLUSTER-ID.jsonl in the user''s state folder]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]')
            [CompletionResult]::new('-b', '-b', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('--bootstrap-server', '--bootstrap-server', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('-X', '-X ', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long to wait for the cluster')
            [CompletionResult]::new('--cluster-id', '--cluster-id', [CompletionResultType]::ParameterName, 'Id of the cluster that this command may change; required where the profile is protected')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour the output')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('--no-journal', '--no-journal', [CompletionResultType]::ParameterName, 'Keep no journal')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'helixctl;users;delete' {
            [CompletionResult]::new('--mechanism', '--mechanism', [CompletionResultType]::ParameterName, 'Only the password of this mechanism')
            [CompletionResult]::new('--journal', '--journal', [CompletionResultType]::ParameterName, 'Journal of what was done [default: journal/CLUSTER-ID.jsonl in the user''s state folder]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]')
            [CompletionResult]::new('-b', '-b', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('--bootstrap-server', '--bootstrap-server', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('-X', '-X ', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long to wait for the cluster')
            [CompletionResult]::new('--cluster-id', '--cluster-id', [CompletionResultType]::ParameterName, 'Id of the cluster that this command may change; required where the profile is protected')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour the output')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('--no-journal', '--no-journal', [CompletionResultType]::ParameterName, 'Keep no journal')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'helixctl;users;help' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the SCRAM users, in one request')
            [CompletionResult]::new('set', 'set', [CompletionResultType]::ParameterValue, 'Set a user''s password, for a new user or for one that exists')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Take a user''s passwords away, so that it cannot log in any more')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'helixctl;users;help;list' {
            break
        }
        'helixctl;users;help;set' {
            break
        }
        'helixctl;users;help;delete' {
            break
        }
        'helixctl;users;help;help' {
            break
        }
        'helixctl;quotas' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]')
            [CompletionResult]::new('-b', '-b', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('--bootstrap-server', '--bootstrap-server', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('-X', '-X ', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long to wait for the cluster')
            [CompletionResult]::new('--cluster-id', '--cluster-id', [CompletionResultType]::ParameterName, 'Id of the cluster that this command may change; required where the profile is protected')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour the output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the quotas that are set, in one request')
            [CompletionResult]::new('set', 'set', [CompletionResultType]::ParameterValue, 'Set quotas of a user, a client id, both, an address, or a default')
            [CompletionResult]::new('unset', 'unset', [CompletionResultType]::ParameterValue, 'Take quotas away: what is left is the default, or no limit')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'helixctl;quotas;list' {
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'Quota of this user, with or without `User:`')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'Quota of this client id; together with a user, of that user''s clients of this id')
            [CompletionResult]::new('--ip', '--ip', [CompletionResultType]::ParameterName, 'Quota of this address')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]')
            [CompletionResult]::new('-b', '-b', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('--bootstrap-server', '--bootstrap-server', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('-X', '-X ', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long to wait for the cluster')
            [CompletionResult]::new('--cluster-id', '--cluster-id', [CompletionResultType]::ParameterName, 'Id of the cluster that this command may change; required where the profile is protected')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour the output')
            [CompletionResult]::new('--default-user', '--default-user', [CompletionResultType]::ParameterName, 'Quota of every user that has none of its own')
            [CompletionResult]::new('--default-client-id', '--default-client-id', [CompletionResultType]::ParameterName, 'Quota of every client id that has none of its own')
            [CompletionResult]::new('--default-ip', '--default-ip', [CompletionResultType]::ParameterName, 'Quota of every address that has none of its own')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'helixctl;quotas;set' {
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'Quota of this user, with or without `User:`')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'Quota of this client id; together with a user, of that user''s clients of this id')
            [CompletionResult]::new('--ip', '--ip', [CompletionResultType]::ParameterName, 'Quota of this address')
            [CompletionResult]::new('--journal', '--journal', [CompletionResultType]::ParameterName, 'Journal of what was done [default: journal/CLUSTER-ID.jsonl in the user''s state folder]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]')
            [CompletionResult]::new('-b', '-b', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('--bootstrap-server', '--bootstrap-server', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('-X', '-X ', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long to wait for the cluster')
            [CompletionResult]::new('--cluster-id', '--cluster-id', [CompletionResultType]::ParameterName, 'Id of the cluster that this command may change; required where the profile is protected')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour the output')
            [CompletionResult]::new('--default-user', '--default-user', [CompletionResultType]::ParameterName, 'Quota of every user that has none of its own')
            [CompletionResult]::new('--default-client-id', '--default-client-id', [CompletionResultType]::ParameterName, 'Quota of every client id that has none of its own')
            [CompletionResult]::new('--default-ip', '--default-ip', [CompletionResultType]::ParameterName, 'Quota of every address that has none of its own')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('--no-journal', '--no-journal', [CompletionResultType]::ParameterName, 'Keep no journal')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'helixctl;quotas;unset' {
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'Quota of this user, with or without `User:`')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'Quota of this client id; together with a user, of that user''s clients of this id')
            [CompletionResult]::new('--ip', '--ip', [CompletionResultType]::ParameterName, 'Quota of this address')
            [CompletionResult]::new('--journal', '--journal', [CompletionResultType]::ParameterName, 'Journal of what was done [default: journal/CLUSTER-ID.jsonl in the user''s state folder]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]')
            [CompletionResult]::new('-b', '-b', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('--bootstrap-server', '--bootstrap-server', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('-X', '-X ', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long to wait for the cluster')
            [CompletionResult]::new('--cluster-id', '--cluster-id', [CompletionResultType]::ParameterName, 'Id of the cluster that this command may change; required where the profile is protected')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour the output')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Every quota of it')
            [CompletionResult]::new('--default-user', '--default-user', [CompletionResultType]::ParameterName, 'Quota of every user that has none of its own')
            [CompletionResult]::new('--default-client-id', '--default-client-id', [CompletionResultType]::ParameterName, 'Quota of every client id that has none of its own')
            [CompletionResult]::new('--default-ip', '--default-ip', [CompletionResultType]::ParameterName, 'Quota of every address that has none of its own')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('--no-journal', '--no-journal', [CompletionResultType]::ParameterName, 'Keep no journal')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'helixctl;quotas;help' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the quotas that are set, in one request')
            [CompletionResult]::new('set', 'set', [CompletionResultType]::ParameterValue, 'Set quotas of a user, a client id, both, an address, or a default')
            [CompletionResult]::new('unset', 'unset', [CompletionResultType]::ParameterValue, 'Take quotas away: what is left is the default, or no limit')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'helixctl;quotas;help;list' {
            break
        }
        'helixctl;quotas;help;set' {
            break
        }
        'helixctl;quotas;help;unset' {
            break
        }
        'helixctl;quotas;help;help' {
            break
        }
        'helixctl;produce' {
            [CompletionResult]::new('--input', '--input', [CompletionResultType]::ParameterName, 'What the input is')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Read what `consume -f` with this format wrote: %k %s %h %T %p, something between them; %t %o are left out')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Read what `consume -f` with this format wrote: %k %s %h %T %p, something between them; %t %o are left out')
            [CompletionResult]::new('-D', '-D ', [CompletionResultType]::ParameterName, 'What ends a record [default: a line break]')
            [CompletionResult]::new('--delimiter', '--delimiter', [CompletionResultType]::ParameterName, 'What ends a record [default: a line break]')
            [CompletionResult]::new('-K', '-K ', [CompletionResultType]::ParameterName, 'What separates key and value; a line without it has a null key')
            [CompletionResult]::new('--key-delimiter', '--key-delimiter', [CompletionResultType]::ParameterName, 'What separates key and value; a line without it has a null key')
            [CompletionResult]::new('-k', '-k', [CompletionResultType]::ParameterName, 'Key of every record')
            [CompletionResult]::new('--key', '--key', [CompletionResultType]::ParameterName, 'Key of every record')
            [CompletionResult]::new('-H', '-H ', [CompletionResultType]::ParameterName, 'Header of every record (can be repeated)')
            [CompletionResult]::new('--header', '--header', [CompletionResultType]::ParameterName, 'Header of every record (can be repeated)')
            [CompletionResult]::new('--null-value', '--null-value', [CompletionResultType]::ParameterName, 'Text that stands for null: a value (tombstone), or a key before -K')
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Partition of every record [default: by the key]')
            [CompletionResult]::new('--partition', '--partition', [CompletionResultType]::ParameterName, 'Partition of every record [default: by the key]')
            [CompletionResult]::new('--timestamp', '--timestamp', [CompletionResultType]::ParameterName, 'Timestamp of every record: a time, or milliseconds since the epoch [default: the time of sending]')
            [CompletionResult]::new('--key-path', '--key-path', [CompletionResultType]::ParameterName, 'Values that are JSON: the key lies at this path, such as .session_id')
            [CompletionResult]::new('--header-path', '--header-path', [CompletionResultType]::ParameterName, 'Values that are JSON: a header whose value lies at this path (can be repeated)')
            [CompletionResult]::new('--preserve', '--preserve', [CompletionResultType]::ParameterName, 'What of a JSON envelope is kept besides key, value and headers')
            [CompletionResult]::new('--partitioner', '--partitioner', [CompletionResultType]::ParameterName, 'How a partition is chosen')
            [CompletionResult]::new('--partition-by', '--partition-by', [CompletionResultType]::ParameterName, 'Choose the partition by another field than the key: header:NAME or json:.path')
            [CompletionResult]::new('--repeat', '--repeat', [CompletionResultType]::ParameterName, 'Make so many records from --template, and read nothing')
            [CompletionResult]::new('--template', '--template', [CompletionResultType]::ParameterName, 'Text of the records of --repeat: {{seq}}, {{uuid}}, {{now}}, {{random FROM TO}}')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'No faster than this: 1000/s, or 10MiB/s of input')
            [CompletionResult]::new('--transactional-id', '--transactional-id', [CompletionResultType]::ParameterName, 'Send in transactions of this id: readers see all records, or none')
            [CompletionResult]::new('--commit-every', '--commit-every', [CompletionResultType]::ParameterName, 'Records of each transaction [default: all of them in one]')
            [CompletionResult]::new('--checkpoint', '--checkpoint', [CompletionResultType]::ParameterName, 'Keep in this file how far the input is; the same command goes on from there')
            [CompletionResult]::new('--file', '--file', [CompletionResultType]::ParameterName, 'Declarations that --create takes it from')
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'Environment of that file [default: $HELIXCTL_ENV, or the profile''s]')
            [CompletionResult]::new('--rejects', '--rejects', [CompletionResultType]::ParameterName, 'Keep what was not delivered, as JSON that --input json reads')
            [CompletionResult]::new('--acks', '--acks', [CompletionResultType]::ParameterName, 'none, leader or all [default: the configuration''s, all]')
            [CompletionResult]::new('-z', '-z', [CompletionResultType]::ParameterName, 'none, gzip, snappy, lz4 or zstd, with a level: zstd:9 [default: the configuration''s, lz4]')
            [CompletionResult]::new('--compression', '--compression', [CompletionResultType]::ParameterName, 'none, gzip, snappy, lz4 or zstd, with a level: zstd:9 [default: the configuration''s, lz4]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]')
            [CompletionResult]::new('-b', '-b', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('--bootstrap-server', '--bootstrap-server', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('-X', '-X ', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long to wait for the cluster')
            [CompletionResult]::new('--cluster-id', '--cluster-id', [CompletionResultType]::ParameterName, 'Id of the cluster that this command may change; required where the profile is protected')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour the output')
            [CompletionResult]::new('--crlf', '--crlf', [CompletionResultType]::ParameterName, 'Take the carriage return off the end of lines')
            [CompletionResult]::new('--decompress', '--decompress', [CompletionResultType]::ParameterName, 'Input is gzip or zstd; so it is where a file is called .gz or .zst')
            [CompletionResult]::new('--create', '--create', [CompletionResultType]::ParameterName, 'Make the topic if it is not there, as topics.yaml declares it')
            [CompletionResult]::new('--skip-bad', '--skip-bad', [CompletionResultType]::ParameterName, 'Go on after a record that cannot be read; exit 4')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'helixctl;consume' {
            [CompletionResult]::new('--offset', '--offset', [CompletionResultType]::ParameterName, 'Begin at N, P=N,…, beginning+N or end-N')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Begin at the first record from this time on: 2h, 2026-11-23T14:00Z, milliseconds')
            [CompletionResult]::new('--tail', '--tail', [CompletionResultType]::ParameterName, 'The last N records of all partitions together, oldest first by their timestamps; with a filter, that match')
            [CompletionResult]::new('--tail-per-partition', '--tail-per-partition', [CompletionResultType]::ParameterName, 'The last N records of each partition; with a filter, that match')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'End before this time or offset, and not beyond the end seen at the start; `now` is that end')
            [CompletionResult]::new('--idle', '--idle', [CompletionResultType]::ParameterName, 'End when nothing has come for so long')
            [CompletionResult]::new('-g', '-g', [CompletionResultType]::ParameterName, 'Join this consumer group, go on where it stands, and commit what was written out (at least once)')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Join this consumer group, go on where it stands, and commit what was written out (at least once)')
            [CompletionResult]::new('--as-group', '--as-group', [CompletionResultType]::ParameterName, 'Begin where this group stands, without joining it or committing')
            [CompletionResult]::new('--commit', '--commit', [CompletionResultType]::ParameterName, 'Whether offsets are committed')
            [CompletionResult]::new('--instance-id', '--instance-id', [CompletionResultType]::ParameterName, 'Be this static member of the group: a restart within the session causes no rebalance')
            [CompletionResult]::new('--protocol', '--protocol', [CompletionResultType]::ParameterName, 'Rebalance protocol: the classic one, or that of KIP-848')
            [CompletionResult]::new('--assignor', '--assignor', [CompletionResultType]::ParameterName, 'Assignors that are offered to the group, the most wanted first: range, roundrobin, sticky, cooperative-sticky [default: cooperative-sticky]')
            [CompletionResult]::new('--exec', '--exec', [CompletionResultType]::ParameterName, 'Give the records to this command, as JSON lines; it answers each with `ok`, `retry REASON` or `reject REASON`')
            [CompletionResult]::new('--workers', '--workers', [CompletionResultType]::ParameterName, 'How many workers share the partitions [default: one each]')
            [CompletionResult]::new('--max-attempts', '--max-attempts', [CompletionResultType]::ParameterName, 'How often a record is tried')
            [CompletionResult]::new('--backoff', '--backoff', [CompletionResultType]::ParameterName, 'The pause before a record is tried again; it doubles each time')
            [CompletionResult]::new('--answer-timeout', '--answer-timeout', [CompletionResultType]::ParameterName, 'How long a worker may take for a record; then it is killed, and the record tried again')
            [CompletionResult]::new('--dlq', '--dlq', [CompletionResultType]::ParameterName, 'Where rejected records go; without it one stops the run')
            [CompletionResult]::new('--topic-regex', '--topic-regex', [CompletionResultType]::ParameterName, 'Read every topic whose whole name matches, without Kafka''s own')
            [CompletionResult]::new('--file', '--file', [CompletionResultType]::ParameterName, 'Declarations that name the topics, if no topic is given')
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'Environment of that file [default: $HELIXCTL_ENV, or the profile''s]')
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Only these partitions')
            [CompletionResult]::new('--partition', '--partition', [CompletionResultType]::ParameterName, 'Only these partitions')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'End after so many records')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'End after so many records')
            [CompletionResult]::new('--isolation', '--isolation', [CompletionResultType]::ParameterName, 'Whether records of open and aborted transactions are hidden')
            [CompletionResult]::new('--grep', '--grep', [CompletionResultType]::ParameterName, 'Only records that match: [key:|value:|header.NAME:]REGEX; all of several')
            [CompletionResult]::new('--json-path', '--json-path', [CompletionResultType]::ParameterName, 'Only records whose value is JSON with this field: PATH, PATH=TEXT or PATH~REGEX (`.user.id=7`); all of several')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'kcat''s format: %t %p %o %k %s %h %T %K %S %R and \\n \\t \\xHH')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'kcat''s format: %t %p %o %k %s %h %T %K %S %R and \\n \\t \\xHH')
            [CompletionResult]::new('-D', '-D ', [CompletionResultType]::ParameterName, 'What follows each value [default: a line break]')
            [CompletionResult]::new('--delimiter', '--delimiter', [CompletionResultType]::ParameterName, 'What follows each value [default: a line break]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]')
            [CompletionResult]::new('-b', '-b', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('--bootstrap-server', '--bootstrap-server', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('-X', '-X ', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long to wait for the cluster')
            [CompletionResult]::new('--cluster-id', '--cluster-id', [CompletionResultType]::ParameterName, 'Id of the cluster that this command may change; required where the profile is protected')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour the output')
            [CompletionResult]::new('--from-beginning', '--from-beginning', [CompletionResultType]::ParameterName, 'Begin at the log start')
            [CompletionResult]::new('--from-end', '--from-end', [CompletionResultType]::ParameterName, 'Begin at the end (the default when following)')
            [CompletionResult]::new('--exit', '--exit', [CompletionResultType]::ParameterName, 'End at the end seen at the start')
            [CompletionResult]::new('--allow-gaps', '--allow-gaps', [CompletionResultType]::ParameterName, 'Take it for success if retention or a deletion cut into the range')
            [CompletionResult]::new('--hex', '--hex', [CompletionResultType]::ParameterName, 'Write where each record lies and its bytes in hexadecimal')
            [CompletionResult]::new('--key-only', '--key-only', [CompletionResultType]::ParameterName, 'Write keys rather than values')
            [CompletionResult]::new('--value-only', '--value-only', [CompletionResultType]::ParameterName, 'Write values and nothing else (the default)')
            [CompletionResult]::new('--pretty', '--pretty', [CompletionResultType]::ParameterName, 'Write values, or with `-o json` records, indented where they are JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'helixctl;lag' {
            [CompletionResult]::new('--topic', '--topic', [CompletionResultType]::ParameterName, 'Only these topics')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'One line per group, topic or partition')
            [CompletionResult]::new('--max', '--max', [CompletionResultType]::ParameterName, 'Exit 3 if a group is more than so many records behind')
            [CompletionResult]::new('--max-age', '--max-age', [CompletionResultType]::ParameterName, 'Exit 3 if a group''s first unread record is older than this')
            [CompletionResult]::new('--watch', '--watch', [CompletionResultType]::ParameterName, 'Look again at this interval, until Ctrl-C')
            [CompletionResult]::new('--isolation', '--isolation', [CompletionResultType]::ParameterName, 'Where a log ends: at the last stable offset, or at the high watermark')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]')
            [CompletionResult]::new('-b', '-b', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('--bootstrap-server', '--bootstrap-server', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('-X', '-X ', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long to wait for the cluster')
            [CompletionResult]::new('--cluster-id', '--cluster-id', [CompletionResultType]::ParameterName, 'Id of the cluster that this command may change; required where the profile is protected')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour the output')
            [CompletionResult]::new('--check', '--check', [CompletionResultType]::ParameterName, 'Exit 3 if a group is behind by more than --max [default: 10000]')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'helixctl;groups' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]')
            [CompletionResult]::new('-b', '-b', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('--bootstrap-server', '--bootstrap-server', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('-X', '-X ', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long to wait for the cluster')
            [CompletionResult]::new('--cluster-id', '--cluster-id', [CompletionResultType]::ParameterName, 'Id of the cluster that this command may change; required where the profile is protected')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour the output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the groups of the cluster: consumer groups of both protocols, share groups, streams, and those that only keep offsets')
            [CompletionResult]::new('describe', 'describe', [CompletionResultType]::ParameterValue, 'Show a group''s members with the partitions that each is assigned')
            [CompletionResult]::new('seek', 'seek', [CompletionResultType]::ParameterValue, 'Move a group to other offsets: to a time, an offset, the start or the end')
            [CompletionResult]::new('undo', 'undo', [CompletionResultType]::ParameterValue, 'Put a group back where it stood before helixctl last moved it')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Write a group''s committed offsets as YAML, to stdout or to a file')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Commit the offsets that `groups export` wrote, to the same group or to another')
            [CompletionResult]::new('delete-offsets', 'delete-offsets', [CompletionResultType]::ParameterValue, 'Remove what a group has committed of a topic')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Delete groups with all that they have committed')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'helixctl;groups;list' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]')
            [CompletionResult]::new('-b', '-b', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('--bootstrap-server', '--bootstrap-server', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('-X', '-X ', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long to wait for the cluster')
            [CompletionResult]::new('--cluster-id', '--cluster-id', [CompletionResultType]::ParameterName, 'Id of the cluster that this command may change; required where the profile is protected')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour the output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'helixctl;groups;describe' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]')
            [CompletionResult]::new('-b', '-b', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('--bootstrap-server', '--bootstrap-server', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('-X', '-X ', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long to wait for the cluster')
            [CompletionResult]::new('--cluster-id', '--cluster-id', [CompletionResultType]::ParameterName, 'Id of the cluster that this command may change; required where the profile is protected')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour the output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'helixctl;groups;seek' {
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Where to: start, end, OFFSET, +N, -N, TIME, 2h-ago, P=OFFSET,…, group:OTHER or file:SAVED')
            [CompletionResult]::new('--topic', '--topic', [CompletionResultType]::ParameterName, 'Only this topic, or these partitions of it: TOPIC[:P,…] [default: where the group has committed]')
            [CompletionResult]::new('--wait-empty', '--wait-empty', [CompletionResultType]::ParameterName, 'Wait so long for the group to be without members')
            [CompletionResult]::new('--allow', '--allow', [CompletionResultType]::ParameterName, 'Consent to skipping unread records: data-loss:TOPIC')
            [CompletionResult]::new('--journal', '--journal', [CompletionResultType]::ParameterName, 'Journal of what was done [default: journal/CLUSTER-ID.jsonl in the user''s state folder]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]')
            [CompletionResult]::new('-b', '-b', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('--bootstrap-server', '--bootstrap-server', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('-X', '-X ', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long to wait for the cluster')
            [CompletionResult]::new('--cluster-id', '--cluster-id', [CompletionResultType]::ParameterName, 'Id of the cluster that this command may change; required where the profile is protected')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour the output')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be done, and do nothing')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('--no-journal', '--no-journal', [CompletionResultType]::ParameterName, 'Keep no journal')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'helixctl;groups;undo' {
            [CompletionResult]::new('--number', '--number', [CompletionResultType]::ParameterName, 'Which of the saved states, 1 being the latest')
            [CompletionResult]::new('--wait-empty', '--wait-empty', [CompletionResultType]::ParameterName, 'Wait so long for the group to be without members')
            [CompletionResult]::new('--allow', '--allow', [CompletionResultType]::ParameterName, 'Consent to skipping unread records: data-loss:TOPIC')
            [CompletionResult]::new('--journal', '--journal', [CompletionResultType]::ParameterName, 'Journal of what was done [default: journal/CLUSTER-ID.jsonl in the user''s state folder]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]')
            [CompletionResult]::new('-b', '-b', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('--bootstrap-server', '--bootstrap-server', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('-X', '-X ', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long to wait for the cluster')
            [CompletionResult]::new('--cluster-id', '--cluster-id', [CompletionResultType]::ParameterName, 'Id of the cluster that this command may change; required where the profile is protected')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour the output')
            [CompletionResult]::new('--list', '--list', [CompletionResultType]::ParameterName, 'Show what was saved, the latest first')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be done, and do nothing')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('--no-journal', '--no-journal', [CompletionResultType]::ParameterName, 'Keep no journal')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'helixctl;groups;export' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]')
            [CompletionResult]::new('-b', '-b', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('--bootstrap-server', '--bootstrap-server', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('-X', '-X ', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long to wait for the cluster')
            [CompletionResult]::new('--cluster-id', '--cluster-id', [CompletionResultType]::ParameterName, 'Id of the cluster that this command may change; required where the profile is protected')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour the output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'helixctl;groups;import' {
            [CompletionResult]::new('--as-group', '--as-group', [CompletionResultType]::ParameterName, 'The group that gets them [default: the one in the file]')
            [CompletionResult]::new('--wait-empty', '--wait-empty', [CompletionResultType]::ParameterName, 'Wait so long for the group to be without members')
            [CompletionResult]::new('--allow', '--allow', [CompletionResultType]::ParameterName, 'Consent to skipping unread records: data-loss:TOPIC')
            [CompletionResult]::new('--journal', '--journal', [CompletionResultType]::ParameterName, 'Journal of what was done [default: journal/CLUSTER-ID.jsonl in the user''s state folder]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]')
            [CompletionResult]::new('-b', '-b', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('--bootstrap-server', '--bootstrap-server', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('-X', '-X ', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long to wait for the cluster')
            [CompletionResult]::new('--cluster-id', '--cluster-id', [CompletionResultType]::ParameterName, 'Id of the cluster that this command may change; required where the profile is protected')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour the output')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be done, and do nothing')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('--no-journal', '--no-journal', [CompletionResultType]::ParameterName, 'Keep no journal')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'helixctl;groups;delete-offsets' {
            [CompletionResult]::new('--topic', '--topic', [CompletionResultType]::ParameterName, 'The topic, or some partitions of it: TOPIC[:P,…]')
            [CompletionResult]::new('--wait-empty', '--wait-empty', [CompletionResultType]::ParameterName, 'Wait so long for the group to be without members')
            [CompletionResult]::new('--allow', '--allow', [CompletionResultType]::ParameterName, 'Consent to skipping unread records: data-loss:TOPIC')
            [CompletionResult]::new('--journal', '--journal', [CompletionResultType]::ParameterName, 'Journal of what was done [default: journal/CLUSTER-ID.jsonl in the user''s state folder]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]')
            [CompletionResult]::new('-b', '-b', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('--bootstrap-server', '--bootstrap-server', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('-X', '-X ', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long to wait for the cluster')
            [CompletionResult]::new('--cluster-id', '--cluster-id', [CompletionResultType]::ParameterName, 'Id of the cluster that this command may change; required where the profile is protected')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour the output')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be done, and do nothing')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('--no-journal', '--no-journal', [CompletionResultType]::ParameterName, 'Keep no journal')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'helixctl;groups;delete' {
            [CompletionResult]::new('--journal', '--journal', [CompletionResultType]::ParameterName, 'Journal of what was done [default: journal/CLUSTER-ID.jsonl in the user''s state folder]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]')
            [CompletionResult]::new('-b', '-b', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('--bootstrap-server', '--bootstrap-server', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('-X', '-X ', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long to wait for the cluster')
            [CompletionResult]::new('--cluster-id', '--cluster-id', [CompletionResultType]::ParameterName, 'Id of the cluster that this command may change; required where the profile is protected')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour the output')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('--no-journal', '--no-journal', [CompletionResultType]::ParameterName, 'Keep no journal')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'helixctl;groups;help' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the groups of the cluster: consumer groups of both protocols, share groups, streams, and those that only keep offsets')
            [CompletionResult]::new('describe', 'describe', [CompletionResultType]::ParameterValue, 'Show a group''s members with the partitions that each is assigned')
            [CompletionResult]::new('seek', 'seek', [CompletionResultType]::ParameterValue, 'Move a group to other offsets: to a time, an offset, the start or the end')
            [CompletionResult]::new('undo', 'undo', [CompletionResultType]::ParameterValue, 'Put a group back where it stood before helixctl last moved it')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Write a group''s committed offsets as YAML, to stdout or to a file')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Commit the offsets that `groups export` wrote, to the same group or to another')
            [CompletionResult]::new('delete-offsets', 'delete-offsets', [CompletionResultType]::ParameterValue, 'Remove what a group has committed of a topic')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Delete groups with all that they have committed')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'helixctl;groups;help;list' {
            break
        }
        'helixctl;groups;help;describe' {
            break
        }
        'helixctl;groups;help;seek' {
            break
        }
        'helixctl;groups;help;undo' {
            break
        }
        'helixctl;groups;help;export' {
            break
        }
        'helixctl;groups;help;import' {
            break
        }
        'helixctl;groups;help;delete-offsets' {
            break
        }
        'helixctl;groups;help;delete' {
            break
        }
        'helixctl;groups;help;help' {
            break
        }
        'helixctl;replay' {
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'Topics to read [default: those that topics.yaml declares]')
            [CompletionResult]::new('--topic', '--topic', [CompletionResultType]::ParameterName, 'Topics to read [default: those that topics.yaml declares]')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Begin at this time (2h, 2026-11-23T09:00Z), or at offset N, P=N,…, beginning, beginning+N or end-N')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'End before this time or offset [default: the end seen at the start]')
            [CompletionResult]::new('--topic-regex', '--topic-regex', [CompletionResultType]::ParameterName, 'Read every topic whose whole name matches, without Kafka''s own')
            [CompletionResult]::new('--file', '--file', [CompletionResultType]::ParameterName, 'Declarations that name the topics, if no topic is given')
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'Environment of that file [default: $HELIXCTL_ENV, or the profile''s]')
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'Only these partitions')
            [CompletionResult]::new('--partition', '--partition', [CompletionResultType]::ParameterName, 'Only these partitions')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'End after so many records')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'End after so many records')
            [CompletionResult]::new('--isolation', '--isolation', [CompletionResultType]::ParameterName, 'Whether records of open and aborted transactions are hidden')
            [CompletionResult]::new('--grep', '--grep', [CompletionResultType]::ParameterName, 'Only records that match: [key:|value:|header.NAME:]REGEX; all of several')
            [CompletionResult]::new('--json-path', '--json-path', [CompletionResultType]::ParameterName, 'Only records whose value is JSON with this field: PATH, PATH=TEXT or PATH~REGEX (`.user.id=7`); all of several')
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'Read this archive rather than the cluster [default: all of its topics, from their beginning]')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Move this group back instead: its consumers read again')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Copy to this topic, byte for byte')
            [CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'Write an archive, from which `--from` replays: see docs/archive.md')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'No faster than this: 5000/s, or 10MiB/s of keys and values')
            [CompletionResult]::new('--speed', '--speed', [CompletionResultType]::ParameterName, 'With the spacing in time that the records had, so many times as fast: 1x, 2x, 0.5x')
            [CompletionResult]::new('--to-profile', '--to-profile', [CompletionResultType]::ParameterName, 'The topic is on the cluster of this profile')
            [CompletionResult]::new('--partition-map', '--partition-map', [CompletionResultType]::ParameterName, 'Which partition goes where [default: the same number, or by key if the numbers of partitions differ]')
            [CompletionResult]::new('--checkpoint', '--checkpoint', [CompletionResultType]::ParameterName, 'Keep in this file how far the copy is; the same command goes on from there')
            [CompletionResult]::new('--max-attempts', '--max-attempts', [CompletionResultType]::ParameterName, 'Leave, or park, what was sent back so often already')
            [CompletionResult]::new('--park', '--park', [CompletionResultType]::ParameterName, 'Where those go that were')
            [CompletionResult]::new('--wait-empty', '--wait-empty', [CompletionResultType]::ParameterName, 'Wait so long for the group to be without members')
            [CompletionResult]::new('--allow', '--allow', [CompletionResultType]::ParameterName, 'Consent to skipping unread records: data-loss:TOPIC')
            [CompletionResult]::new('--journal', '--journal', [CompletionResultType]::ParameterName, 'Journal of what was done [default: journal/CLUSTER-ID.jsonl in the user''s state folder]')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'kcat''s format: %t %p %o %k %s %h %T %K %S %R and \\n \\t \\xHH')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'kcat''s format: %t %p %o %k %s %h %T %K %S %R and \\n \\t \\xHH')
            [CompletionResult]::new('-D', '-D ', [CompletionResultType]::ParameterName, 'What follows each value [default: a line break]')
            [CompletionResult]::new('--delimiter', '--delimiter', [CompletionResultType]::ParameterName, 'What follows each value [default: a line break]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]')
            [CompletionResult]::new('-b', '-b', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('--bootstrap-server', '--bootstrap-server', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('-X', '-X ', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long to wait for the cluster')
            [CompletionResult]::new('--cluster-id', '--cluster-id', [CompletionResultType]::ParameterName, 'Id of the cluster that this command may change; required where the profile is protected')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour the output')
            [CompletionResult]::new('--strict-time', '--strict-time', [CompletionResultType]::ParameterName, 'Only records whose own timestamp lies within the times')
            [CompletionResult]::new('--allow-gaps', '--allow-gaps', [CompletionResultType]::ParameterName, 'Take it for success if retention or a deletion cut into the range')
            [CompletionResult]::new('--count', '--count', [CompletionResultType]::ParameterName, 'Only count')
            [CompletionResult]::new('--to-origin', '--to-origin', [CompletionResultType]::ParameterName, 'Dead letters: send each back to the topic that its headers name (ours, Spring Kafka''s, Kafka Connect''s)')
            [CompletionResult]::new('--verify', '--verify', [CompletionResultType]::ParameterName, 'Read all of the archive, and say whether every byte is what was written')
            [CompletionResult]::new('--create', '--create', [CompletionResultType]::ParameterName, 'Make the topic if it is not there, with the partitions and configs of the source')
            [CompletionResult]::new('--mark', '--mark', [CompletionResultType]::ParameterName, 'Add headers that tell each record''s source topic, partition and offset')
            [CompletionResult]::new('--into-same', '--into-same', [CompletionResultType]::ParameterName, 'Allow copying a topic onto its own end')
            [CompletionResult]::new('--exactly-once', '--exactly-once', [CompletionResultType]::ParameterName, 'Copy in transactions that also hold the progress: each record once, whatever happens')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be done, and do nothing')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('--no-journal', '--no-journal', [CompletionResultType]::ParameterName, 'Keep no journal')
            [CompletionResult]::new('--hex', '--hex', [CompletionResultType]::ParameterName, 'Write where each record lies and its bytes in hexadecimal')
            [CompletionResult]::new('--key-only', '--key-only', [CompletionResultType]::ParameterName, 'Write keys rather than values')
            [CompletionResult]::new('--value-only', '--value-only', [CompletionResultType]::ParameterName, 'Write values and nothing else (the default)')
            [CompletionResult]::new('--pretty', '--pretty', [CompletionResultType]::ParameterName, 'Write values, or with `-o json` records, indented where they are JSON')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'helixctl;config' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]')
            [CompletionResult]::new('-b', '-b', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('--bootstrap-server', '--bootstrap-server', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('-X', '-X ', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long to wait for the cluster')
            [CompletionResult]::new('--cluster-id', '--cluster-id', [CompletionResultType]::ParameterName, 'Id of the cluster that this command may change; required where the profile is protected')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour the output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Print the effective settings')
            [CompletionResult]::new('profiles', 'profiles', [CompletionResultType]::ParameterValue, 'List the profiles')
            [CompletionResult]::new('use', 'use', [CompletionResultType]::ParameterValue, 'Choose the profile of later runs')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'helixctl;config;show' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]')
            [CompletionResult]::new('-b', '-b', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('--bootstrap-server', '--bootstrap-server', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('-X', '-X ', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long to wait for the cluster')
            [CompletionResult]::new('--cluster-id', '--cluster-id', [CompletionResultType]::ParameterName, 'Id of the cluster that this command may change; required where the profile is protected')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour the output')
            [CompletionResult]::new('--origin', '--origin', [CompletionResultType]::ParameterName, 'Show where each value comes from: file:line:column, variable or flag')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'helixctl;config;profiles' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]')
            [CompletionResult]::new('-b', '-b', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('--bootstrap-server', '--bootstrap-server', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('-X', '-X ', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long to wait for the cluster')
            [CompletionResult]::new('--cluster-id', '--cluster-id', [CompletionResultType]::ParameterName, 'Id of the cluster that this command may change; required where the profile is protected')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour the output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'helixctl;config;use' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]')
            [CompletionResult]::new('-b', '-b', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('--bootstrap-server', '--bootstrap-server', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('-X', '-X ', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long to wait for the cluster')
            [CompletionResult]::new('--cluster-id', '--cluster-id', [CompletionResultType]::ParameterName, 'Id of the cluster that this command may change; required where the profile is protected')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour the output')
            [CompletionResult]::new('--none', '--none', [CompletionResultType]::ParameterName, 'Choose none')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'helixctl;config;help' {
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Print the effective settings')
            [CompletionResult]::new('profiles', 'profiles', [CompletionResultType]::ParameterValue, 'List the profiles')
            [CompletionResult]::new('use', 'use', [CompletionResultType]::ParameterValue, 'Choose the profile of later runs')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'helixctl;config;help;show' {
            break
        }
        'helixctl;config;help;profiles' {
            break
        }
        'helixctl;config;help;use' {
            break
        }
        'helixctl;config;help;help' {
            break
        }
        'helixctl;sandbox' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]')
            [CompletionResult]::new('-b', '-b', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('--bootstrap-server', '--bootstrap-server', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('-X', '-X ', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long to wait for the cluster')
            [CompletionResult]::new('--cluster-id', '--cluster-id', [CompletionResultType]::ParameterName, 'Id of the cluster that this command may change; required where the profile is protected')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour the output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('up', 'up', [CompletionResultType]::ParameterValue, 'Start a sandbox that stays until `down`')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'List the sandboxes')
            [CompletionResult]::new('down', 'down', [CompletionResultType]::ParameterValue, 'Stop a sandbox; only what helixctl started is ever stopped')
            [CompletionResult]::new('run', 'run', [CompletionResultType]::ParameterValue, 'Start a sandbox, run a command in it, stop the sandbox')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'helixctl;sandbox;up' {
            [CompletionResult]::new('--name', '--name', [CompletionResultType]::ParameterName, 'Name, for several sandboxes beside each other')
            [CompletionResult]::new('--brokers', '--brokers', [CompletionResultType]::ParameterName, 'Number of brokers, each in a rack of its own')
            [CompletionResult]::new('--port', '--port', [CompletionResultType]::ParameterName, 'Port of the first broker [default: a free one]')
            [CompletionResult]::new('--data', '--data', [CompletionResultType]::ParameterName, 'Folder to keep the data in; the next sandbox on it continues [default: a temporary one]')
            [CompletionResult]::new('--property', '--property', [CompletionResultType]::ParameterName, 'Line of server.properties (can be repeated)')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]')
            [CompletionResult]::new('-b', '-b', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('--bootstrap-server', '--bootstrap-server', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('-X', '-X ', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long to wait for the cluster')
            [CompletionResult]::new('--cluster-id', '--cluster-id', [CompletionResultType]::ParameterName, 'Id of the cluster that this command may change; required where the profile is protected')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour the output')
            [CompletionResult]::new('--secure', '--secure', [CompletionResultType]::ParameterName, 'TLS, SASL (SCRAM-SHA-512, SCRAM-SHA-256, PLAIN) and access rules that deny by default')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'helixctl;sandbox;status' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]')
            [CompletionResult]::new('-b', '-b', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('--bootstrap-server', '--bootstrap-server', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('-X', '-X ', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long to wait for the cluster')
            [CompletionResult]::new('--cluster-id', '--cluster-id', [CompletionResultType]::ParameterName, 'Id of the cluster that this command may change; required where the profile is protected')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour the output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'helixctl;sandbox;down' {
            [CompletionResult]::new('--name', '--name', [CompletionResultType]::ParameterName, 'Name of the sandbox')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]')
            [CompletionResult]::new('-b', '-b', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('--bootstrap-server', '--bootstrap-server', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('-X', '-X ', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long to wait for the cluster')
            [CompletionResult]::new('--cluster-id', '--cluster-id', [CompletionResultType]::ParameterName, 'Id of the cluster that this command may change; required where the profile is protected')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour the output')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Stop all of them')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'helixctl;sandbox;run' {
            [CompletionResult]::new('--brokers', '--brokers', [CompletionResultType]::ParameterName, 'Number of brokers, each in a rack of its own')
            [CompletionResult]::new('--port', '--port', [CompletionResultType]::ParameterName, 'Port of the first broker [default: a free one]')
            [CompletionResult]::new('--data', '--data', [CompletionResultType]::ParameterName, 'Folder to keep the data in; the next sandbox on it continues [default: a temporary one]')
            [CompletionResult]::new('--property', '--property', [CompletionResultType]::ParameterName, 'Line of server.properties (can be repeated)')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]')
            [CompletionResult]::new('-b', '-b', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('--bootstrap-server', '--bootstrap-server', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('-X', '-X ', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long to wait for the cluster')
            [CompletionResult]::new('--cluster-id', '--cluster-id', [CompletionResultType]::ParameterName, 'Id of the cluster that this command may change; required where the profile is protected')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour the output')
            [CompletionResult]::new('--secure', '--secure', [CompletionResultType]::ParameterName, 'TLS, SASL (SCRAM-SHA-512, SCRAM-SHA-256, PLAIN) and access rules that deny by default')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'helixctl;sandbox;help' {
            [CompletionResult]::new('up', 'up', [CompletionResultType]::ParameterValue, 'Start a sandbox that stays until `down`')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'List the sandboxes')
            [CompletionResult]::new('down', 'down', [CompletionResultType]::ParameterValue, 'Stop a sandbox; only what helixctl started is ever stopped')
            [CompletionResult]::new('run', 'run', [CompletionResultType]::ParameterValue, 'Start a sandbox, run a command in it, stop the sandbox')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'helixctl;sandbox;help;up' {
            break
        }
        'helixctl;sandbox;help;status' {
            break
        }
        'helixctl;sandbox;help;down' {
            break
        }
        'helixctl;sandbox;help;run' {
            break
        }
        'helixctl;sandbox;help;help' {
            break
        }
        'helixctl;completions' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]')
            [CompletionResult]::new('-b', '-b', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('--bootstrap-server', '--bootstrap-server', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('-X', '-X ', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long to wait for the cluster')
            [CompletionResult]::new('--cluster-id', '--cluster-id', [CompletionResultType]::ParameterName, 'Id of the cluster that this command may change; required where the profile is protected')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour the output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'helixctl;man' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]')
            [CompletionResult]::new('-b', '-b', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('--bootstrap-server', '--bootstrap-server', [CompletionResultType]::ParameterName, 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]')
            [CompletionResult]::new('-X', '-X ', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'librdkafka property, over everything else (can be repeated)')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long to wait for the cluster')
            [CompletionResult]::new('--cluster-id', '--cluster-id', [CompletionResultType]::ParameterName, 'Id of the cluster that this command may change; required where the profile is protected')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Format of the answer [default: table; of records: their values as they are]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour the output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say more (can be repeated)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'helixctl;help' {
            [CompletionResult]::new('topics', 'topics', [CompletionResultType]::ParameterValue, 'Declare, reconcile and look at topics')
            [CompletionResult]::new('acls', 'acls', [CompletionResultType]::ParameterValue, 'Grant, revoke and question access rules')
            [CompletionResult]::new('users', 'users', [CompletionResultType]::ParameterValue, 'List, set and delete SCRAM users')
            [CompletionResult]::new('quotas', 'quotas', [CompletionResultType]::ParameterValue, 'List, set and unset client quotas')
            [CompletionResult]::new('produce', 'produce', [CompletionResultType]::ParameterValue, 'Write records to a topic, each one''s delivery confirmed')
            [CompletionResult]::new('consume', 'consume', [CompletionResultType]::ParameterValue, 'Read records and write them to stdout, byte for byte')
            [CompletionResult]::new('lag', 'lag', [CompletionResultType]::ParameterValue, 'Show how far consumer groups are behind, in records and in time, the worst first')
            [CompletionResult]::new('groups', 'groups', [CompletionResultType]::ParameterValue, 'List and describe consumer groups, and change where they stand')
            [CompletionResult]::new('replay', 'replay', [CompletionResultType]::ParameterValue, 'Go back in time: read again, copy, or let a group read again')
            [CompletionResult]::new('config', 'config', [CompletionResultType]::ParameterValue, 'Show the configuration, and choose a profile')
            [CompletionResult]::new('sandbox', 'sandbox', [CompletionResultType]::ParameterValue, 'Run a throwaway real Kafka on 127.0.0.1')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print the completion script of a shell')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Print a man page')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'helixctl;help;topics' {
            [CompletionResult]::new('plan', 'plan', [CompletionResultType]::ParameterValue, 'Show what apply would change, and at what risk')
            [CompletionResult]::new('apply', 'apply', [CompletionResultType]::ParameterValue, 'Make the cluster as declared')
            [CompletionResult]::new('validate', 'validate', [CompletionResultType]::ParameterValue, 'Check the declarations without a broker')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the live topics')
            [CompletionResult]::new('describe', 'describe', [CompletionResultType]::ParameterValue, 'Show topics: partitions, offsets, configs with their source, and the difference to topics.yaml')
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Create topics by hand')
            [CompletionResult]::new('alter', 'alter', [CompletionResultType]::ParameterValue, 'Change live topics by hand')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Delete topics, with all their records')
            [CompletionResult]::new('reassign', 'reassign', [CompletionResultType]::ParameterValue, 'Move replicas: another factor, other brokers, off a broker, or evened out')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Print the live topics as topics.yaml')
            [CompletionResult]::new('snapshot', 'snapshot', [CompletionResultType]::ParameterValue, 'Save what a plan needs to see, for `plan --observed`')
            [CompletionResult]::new('schema', 'schema', [CompletionResultType]::ParameterValue, 'Print the JSON Schema of topics.yaml for editors')
            break
        }
        'helixctl;help;topics;plan' {
            break
        }
        'helixctl;help;topics;apply' {
            break
        }
        'helixctl;help;topics;validate' {
            break
        }
        'helixctl;help;topics;list' {
            break
        }
        'helixctl;help;topics;describe' {
            break
        }
        'helixctl;help;topics;create' {
            break
        }
        'helixctl;help;topics;alter' {
            break
        }
        'helixctl;help;topics;delete' {
            break
        }
        'helixctl;help;topics;reassign' {
            break
        }
        'helixctl;help;topics;export' {
            break
        }
        'helixctl;help;topics;snapshot' {
            break
        }
        'helixctl;help;topics;schema' {
            break
        }
        'helixctl;help;acls' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the access rules')
            [CompletionResult]::new('grant', 'grant', [CompletionResultType]::ParameterValue, 'Allow a principal to do something, or deny it')
            [CompletionResult]::new('revoke', 'revoke', [CompletionResultType]::ParameterValue, 'Take rules of a principal away')
            [CompletionResult]::new('can', 'can', [CompletionResultType]::ParameterValue, 'Answer whether a principal may do something (exit 0 for yes, 3 for no)')
            [CompletionResult]::new('why', 'why', [CompletionResultType]::ParameterValue, 'Show which rule lets a principal do something, or what keeps it from that')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Print the access rules, users and quotas as `principals:` of topics.yaml')
            break
        }
        'helixctl;help;acls;list' {
            break
        }
        'helixctl;help;acls;grant' {
            break
        }
        'helixctl;help;acls;revoke' {
            break
        }
        'helixctl;help;acls;can' {
            break
        }
        'helixctl;help;acls;why' {
            break
        }
        'helixctl;help;acls;export' {
            break
        }
        'helixctl;help;users' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the SCRAM users, in one request')
            [CompletionResult]::new('set', 'set', [CompletionResultType]::ParameterValue, 'Set a user''s password, for a new user or for one that exists')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Take a user''s passwords away, so that it cannot log in any more')
            break
        }
        'helixctl;help;users;list' {
            break
        }
        'helixctl;help;users;set' {
            break
        }
        'helixctl;help;users;delete' {
            break
        }
        'helixctl;help;quotas' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the quotas that are set, in one request')
            [CompletionResult]::new('set', 'set', [CompletionResultType]::ParameterValue, 'Set quotas of a user, a client id, both, an address, or a default')
            [CompletionResult]::new('unset', 'unset', [CompletionResultType]::ParameterValue, 'Take quotas away: what is left is the default, or no limit')
            break
        }
        'helixctl;help;quotas;list' {
            break
        }
        'helixctl;help;quotas;set' {
            break
        }
        'helixctl;help;quotas;unset' {
            break
        }
        'helixctl;help;produce' {
            break
        }
        'helixctl;help;consume' {
            break
        }
        'helixctl;help;lag' {
            break
        }
        'helixctl;help;groups' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the groups of the cluster: consumer groups of both protocols, share groups, streams, and those that only keep offsets')
            [CompletionResult]::new('describe', 'describe', [CompletionResultType]::ParameterValue, 'Show a group''s members with the partitions that each is assigned')
            [CompletionResult]::new('seek', 'seek', [CompletionResultType]::ParameterValue, 'Move a group to other offsets: to a time, an offset, the start or the end')
            [CompletionResult]::new('undo', 'undo', [CompletionResultType]::ParameterValue, 'Put a group back where it stood before helixctl last moved it')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Write a group''s committed offsets as YAML, to stdout or to a file')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Commit the offsets that `groups export` wrote, to the same group or to another')
            [CompletionResult]::new('delete-offsets', 'delete-offsets', [CompletionResultType]::ParameterValue, 'Remove what a group has committed of a topic')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Delete groups with all that they have committed')
            break
        }
        'helixctl;help;groups;list' {
            break
        }
        'helixctl;help;groups;describe' {
            break
        }
        'helixctl;help;groups;seek' {
            break
        }
        'helixctl;help;groups;undo' {
            break
        }
        'helixctl;help;groups;export' {
            break
        }
        'helixctl;help;groups;import' {
            break
        }
        'helixctl;help;groups;delete-offsets' {
            break
        }
        'helixctl;help;groups;delete' {
            break
        }
        'helixctl;help;replay' {
            break
        }
        'helixctl;help;config' {
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Print the effective settings')
            [CompletionResult]::new('profiles', 'profiles', [CompletionResultType]::ParameterValue, 'List the profiles')
            [CompletionResult]::new('use', 'use', [CompletionResultType]::ParameterValue, 'Choose the profile of later runs')
            break
        }
        'helixctl;help;config;show' {
            break
        }
        'helixctl;help;config;profiles' {
            break
        }
        'helixctl;help;config;use' {
            break
        }
        'helixctl;help;sandbox' {
            [CompletionResult]::new('up', 'up', [CompletionResultType]::ParameterValue, 'Start a sandbox that stays until `down`')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'List the sandboxes')
            [CompletionResult]::new('down', 'down', [CompletionResultType]::ParameterValue, 'Stop a sandbox; only what helixctl started is ever stopped')
            [CompletionResult]::new('run', 'run', [CompletionResultType]::ParameterValue, 'Start a sandbox, run a command in it, stop the sandbox')
            break
        }
        'helixctl;help;sandbox;up' {
            break
        }
        'helixctl;help;sandbox;status' {
            break
        }
        'helixctl;help;sandbox;down' {
            break
        }
        'helixctl;help;sandbox;run' {
            break
        }
        'helixctl;help;completions' {
            break
        }
        'helixctl;help;man' {
            break
        }
        'helixctl;help;help' {
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
