"""Completion in bash where a word holds a colon, as prefixed names do: bash takes it for three words, and click with it."""

from __future__ import annotations

import os

from click.shell_completion import BashComplete, add_completion_class, split_arg_string

_SOURCE = """\
%(complete_func)s() {
    local IFS=$'\\n' completion kind value line="${COMP_LINE:0:$COMP_POINT}"
    local word="${line##*[[:space:]]}" before=""
    # what stands before the last colon is on the line already, and bash completes only what follows
    if [[ $word == *:* && $COMP_WORDBREAKS == *:* ]]; then before="${word%%:*}:"; fi
    COMPREPLY=()
    for completion in $(env COMP_LINE="$line" %(complete_var)s=bash_complete "$1"); do
        IFS=',' read -r kind value <<< "$completion"
        case $kind in
            dir) compopt -o dirnames ;;
            file) compopt -o default ;;
            plain) COMPREPLY+=("${value#"$before"}") ;;
        esac
    done
}

complete -o nosort -F %(complete_func)s %(prog_name)s
"""


class Bash(BashComplete):
    """Completion of the line as it was typed."""

    source_template = _SOURCE

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the one that is completed, and that one."""
        line = os.environ["COMP_LINE"]
        words = split_arg_string(line)[1:]
        begun = words.pop() if words and not line[-1:].isspace() else ""
        return words, begun


def register() -> None:
    """Have click use it."""
    add_completion_class(Bash, "bash")
